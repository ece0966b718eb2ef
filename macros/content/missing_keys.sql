{#- Return a scalar subquery: how many keys of `there` `here` lacks. -#}
{% macro missing_keys(table, there, here) %}
    {% set sql %}
    (select count(*)
    from {{ there }} as s
    where not exists (select 1 from {{ here }} as o where {{ holdfast.same_key(table, 'o', 's') }}))
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
