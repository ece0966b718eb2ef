{% macro spark__json_length_sql(table, json, key) %}
    {{ return("json_array_length(get_json_object(" ~ json ~ ", '$." ~ key ~ "'))") }}
{% endmacro %}
