{#- Return the number of rows of a FROM clause. -#}
{% macro count_rows(from_clause) %}
    {{ return(holdfast.query("select count(*) as n from " ~ from_clause)[0].n | int) }}
{% endmacro %}
