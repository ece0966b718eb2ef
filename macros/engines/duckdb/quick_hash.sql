{% macro duckdb__quick_hash(table, values) %} {{ return("hash(" ~ values | join(", ") ~ ")") }} {% endmacro %}
