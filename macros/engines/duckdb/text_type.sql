{% macro duckdb__text_type(table) %} {{ return("varchar") }} {% endmacro %}
