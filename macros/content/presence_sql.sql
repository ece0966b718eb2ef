{#- Return a query that reads the keys of several points once: n, the number of keys of each pattern of presence. `mask`
    has the bit 2**i where the reader at place i has the key: one number a key, whatever the number of points (60 at
    most).

    readers   FROM clauses, one for each point -#}
{% macro presence_sql(table, readers) %}
    {% set key = holdfast.key_list(table) %}
    {% set sql %}
    select mask, count(*) as n
    from (
      select bit_or(holdfast_place) as mask
      from (
        {% for reader in readers %}
        select {{ key }}, cast({{ 2 ** loop.index0 }} as bigint) as holdfast_place from {{ reader }}
        {{ "union all" if not loop.last }}
        {% endfor %}
      ) as all_points
      group by {{ key }}
    ) as by_key
    group by mask
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
