{#- A key with a dot stands in brackets: SCHEMA.TABLE, where two tables share a name. -#}
{% macro spark__json_text_sql(table, json, keys) %}
    {% set path = namespace(text="$") %}
    {% for key in keys %}
        {% set path.text = path.text ~ ("[\\'" ~ key ~ "\\']" if "." in key else "." ~ key) %}
    {% endfor %}
    {{ return("get_json_object(" ~ json ~ ", '" ~ path.text ~ "')") }}
{% endmacro %}
