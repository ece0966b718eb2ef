{% macro duckdb__can_undrop(table) %} {{ return(false) }} {% endmacro %}
