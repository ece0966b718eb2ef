{#- Return the query of compare_keys: a row a key with its rows now and then, and totals over them. -#}
{% macro compare_keys_sql(table, live, point) %}
    {% set key = holdfast.key_list(table) %}
    {% set nulls = [] %}
    {% for column in table.key %} {% do nulls.append(holdfast.quoted(table, column) ~ " is null") %} {% endfor %}
    {% set no_key = nulls | join(" or ") %}
    {% set sql %}
    select
      sum(holdfast_now) as rows_now,
      sum(holdfast_then) as rows_then,
      sum(case when holdfast_then = 0 then 1 else 0 end) as only_now,
      sum(case when holdfast_now = 0 then 1 else 0 end) as only_then,
      sum(case when holdfast_now > 1 then 1 else 0 end) as duplicate_now,
      sum(case when holdfast_then > 1 then 1 else 0 end) as duplicate_then,
      sum(case when {{ no_key }} then holdfast_now else 0 end) as null_now,
      sum(case when {{ no_key }} then holdfast_then else 0 end) as null_then
    from (
      select {{ key }}, sum(holdfast_now) as holdfast_now, sum(holdfast_then) as holdfast_then
      from (
        {% if live %}
        select {{ key }}, 1 as holdfast_now, 0 as holdfast_then from {{ live }}
        {% endif %}
        {{ "union all" if live and point }}
        {% if point %}
        select {{ key }}, 0 as holdfast_now, 1 as holdfast_then from {{ point }}
        {% endif %}
      ) as both_sides
      group by {{ key }}
    ) as by_key
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
