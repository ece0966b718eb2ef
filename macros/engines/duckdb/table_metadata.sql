{% macro duckdb__table_metadata(table) %} {{ return(none) }} {% endmacro %}
