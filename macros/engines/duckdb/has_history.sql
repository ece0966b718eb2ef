{% macro duckdb__has_history(table) %} {{ return(table.in_lake) }} {% endmacro %}
