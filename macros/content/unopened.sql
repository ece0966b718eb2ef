{#- Return why a table or query cannot be opened, or none; one row is read. -#}
{% macro unopened(from_clause) %}
    {{ return(holdfast.try_query("select 1 as n from " ~ from_clause ~ " limit 1").error) }}
{% endmacro %}
