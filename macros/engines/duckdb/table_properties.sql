{% macro duckdb__table_properties(table) %}
    {% if not table.in_lake %} {{ return({}) }} {% endif %}
    {{ return(fromjson(holdfast.query(holdfast.properties_sql(table))[0].properties)) }}
{% endmacro %}
