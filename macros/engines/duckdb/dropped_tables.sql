{% macro duckdb__dropped_tables(table) %} {{ return([]) }} {% endmacro %}
