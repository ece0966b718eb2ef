{% macro duckdb__quote_name(name) %} {{ return('"' ~ (name | replace('"', '""')) ~ '"') }} {% endmacro %}
