{% macro duckdb__text_literal(value) %} {{ return("'" ~ (value | string | replace("'", "''")) ~ "'") }} {% endmacro %}
