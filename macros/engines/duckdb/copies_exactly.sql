{% macro duckdb__copies_exactly(table) %} {{ return(table.in_lake) }} {% endmacro %}
