{% macro duckdb__is_json_sql(table, json) %} {{ return("json_valid(" ~ json ~ ")") }} {% endmacro %}
