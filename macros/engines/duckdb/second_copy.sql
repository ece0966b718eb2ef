{% macro duckdb__second_copy(table, id) %} {{ return(none) }} {% endmacro %}
