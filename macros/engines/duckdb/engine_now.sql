{% macro duckdb__engine_now() %} {{ return(holdfast.now()) }} {% endmacro %}
