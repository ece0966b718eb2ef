{% macro duckdb__json_length_sql(table, json, key) %}
    {{ return("json_array_length(" ~ json ~ ", '$." ~ key ~ "')") }}
{% endmacro %}
