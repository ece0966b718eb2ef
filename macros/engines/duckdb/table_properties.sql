{% macro duckdb__table_properties(table) %}
  {{ return(fromjson(lakehouse.query(lakehouse.properties_sql(table))[0].properties) if table.in_lake else {}) }}
{% endmacro %}
