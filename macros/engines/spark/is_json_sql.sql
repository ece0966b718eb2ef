{% macro spark__is_json_sql(table, json) %} {{ return("try_parse_json(" ~ json ~ ") is not null") }} {% endmacro %}
