{% macro duckdb__engine_now() %} {{ return(lakehouse.now()) }} {% endmacro %}
