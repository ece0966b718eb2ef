{% macro duckdb__closes_old_versions(table) %} {{ return(false) }} {% endmacro %}
