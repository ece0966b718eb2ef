{% macro duckdb__json_records_sql(table, json, key, members) %}
    {% set length = holdfast.duckdb__json_length_sql(table, json, key) %}
    {% set parts = [length ~ " > 0"] %}
    {% for member in members %}
        {% set found = "json_extract_string(" ~ json ~ ", '$." ~ key ~ "[*]." ~ member ~ "')" %}
        {% do parts.append("len(list_filter(" ~ found ~ ", found -> found is not null)) = " ~ length) %}
    {% endfor %}
    {{ return(parts | join(" and ")) }}
{% endmacro %}
