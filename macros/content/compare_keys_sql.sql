{#- Return the query of compare_keys: a row a key with its rows now (n) and then (p), and totals over them. -#}
{% macro compare_keys_sql(table, live, point) %}
    {% set key = holdfast.key_list(table) %}
    {% set nulls = [] %}
    {% for column in table.key %} {% do nulls.append(holdfast.quoted(table, column) ~ " is null") %} {% endfor %}
    {% set no_key = nulls | join(" or ") %}
    {% set sql %}
    select
      sum(n) as rows_now,
      sum(p) as rows_then,
      sum(case when p = 0 then 1 else 0 end) as only_now,
      sum(case when n = 0 then 1 else 0 end) as only_then,
      sum(case when n > 1 then 1 else 0 end) as duplicate_now,
      sum(case when p > 1 then 1 else 0 end) as duplicate_then,
      sum(case when {{ no_key }} then n else 0 end) as null_now,
      sum(case when {{ no_key }} then p else 0 end) as null_then
    from (
      select {{ key }}, sum(n) as n, sum(p) as p
      from (
        {% if live %}
        select {{ key }}, 1 as n, 0 as p from {{ live }}
        {% endif %}
        {{ "union all" if live and point }}
        {% if point %}
        select {{ key }}, 0 as n, 1 as p from {{ point }}
        {% endif %}
      ) as both_sides
      group by {{ key }}
    ) as by_key
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
