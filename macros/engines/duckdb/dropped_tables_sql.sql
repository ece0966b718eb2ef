{% macro duckdb__dropped_tables_sql(table) %} {{ return(none) }} {% endmacro %}
