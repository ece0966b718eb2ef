{% macro duckdb__union_all(table) %} {{ return("union all by name") }} {% endmacro %}
