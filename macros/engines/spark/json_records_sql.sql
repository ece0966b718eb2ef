{% macro spark__json_records_sql(table, json, key, members) %}
    {% set type = "array<struct<" ~ members | join(": string, ") ~ ": string>>" %}
    {% set found = "from_json(get_json_object(" ~ json ~ ", '$." ~ key ~ "'), '" ~ type ~ "')" %}
    {% set each = "found." ~ members | join(" is not null and found.") ~ " is not null" %}
    {{ return("size(" ~ found ~ ") > 0 and forall(" ~ found ~ ", found -> " ~ each ~ ")") }}
{% endmacro %}
