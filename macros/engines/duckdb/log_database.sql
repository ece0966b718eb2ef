{% macro duckdb__log_database() %} {{ return('lake') }} {% endmacro %}
