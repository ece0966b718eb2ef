{% macro duckdb__catalog_hides(table) %} {{ return(false) }} {% endmacro %}
