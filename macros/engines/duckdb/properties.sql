{% macro duckdb__table_properties(table) %}
  {{ return(fromjson(lakehouse.query(lakehouse.properties_sql(table))[0].properties) if table.in_lake else {}) }}
{% endmacro %}

{% macro duckdb__properties_sql(table) %}
  {{ return("select properties from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}

{% macro duckdb__set_properties_sql(table, properties) %}
  {{ return(["select * from lake.set_properties(" ~ lakehouse.lake_name(table) ~ ", "
      ~ lakehouse.duckdb__text_literal(tojson(properties)) ~ ")"]) }}
{% endmacro %}
