{% macro duckdb__row_security(table) %} {{ return([]) }} {% endmacro %}
