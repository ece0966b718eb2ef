{#- DuckDB asks for no right, and makes a schema only where there is none. -#}
{% macro duckdb__schema_exists(table, schema) %} {{ return(false) }} {% endmacro %}
