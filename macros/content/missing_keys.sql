{#- Return a scalar subquery: how many keys of `there` `here` lacks. -#}
{% macro missing_keys(table, there, here) %}
    {% set sql %}
    (select count(*)
    from {{ there }} as holdfast_this
    where not {{ holdfast.key_is_in(table, here) }})
    {% endset %}
    {{ return(holdfast.sql_text(sql)) }}
{% endmacro %}
