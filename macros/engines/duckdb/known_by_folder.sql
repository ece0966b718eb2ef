{% macro duckdb__known_by_folder(table) %} {{ return(false) }} {% endmacro %}
