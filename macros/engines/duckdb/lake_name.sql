{#- A table's name as the functions of the catalog `lake` take it: a literal 'schema.table'. -#}
{% macro lake_name(table) %}
    {{ return(holdfast.duckdb__text_literal(table.schema ~ '.' ~ table.identifier)) }}
{% endmacro %}
