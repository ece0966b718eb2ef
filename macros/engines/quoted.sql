{#- A column's name in quotes. -#}
{% macro quoted(table, name) %}
  {{ return(lakehouse.quote_name(name, table.engine)) }}
{% endmacro %}
