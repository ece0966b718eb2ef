{% macro spark__dropped_tables_sql(table) %} {{ return(none) }} {% endmacro %}
