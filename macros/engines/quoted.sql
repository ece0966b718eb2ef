{#- Return a column's name in quotes, in the table's dialect. -#}
{% macro quoted(table, name) %} {{ return(holdfast.quote_name(name, table.engine)) }} {% endmacro %}
