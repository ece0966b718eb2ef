{% macro duckdb__strangers() %}
    {{ return(holdfast.query("select path from lake.strangers()") | map(attribute="path") | list) }}
{% endmacro %}
