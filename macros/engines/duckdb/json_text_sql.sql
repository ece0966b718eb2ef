{% macro duckdb__json_text_sql(table, json, keys) %}
    {{ return("json_extract_string(" ~ json ~ ", '$.\"" ~ keys | join('"."') ~ "\"')") }}
{% endmacro %}
