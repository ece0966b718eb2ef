{% macro duckdb__table_properties(table) %}
    {{ return({} if not table.in_lake else fromjson(holdfast.query(holdfast.properties_sql(table))[0].properties)) }}
{% endmacro %}
