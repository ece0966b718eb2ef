{% macro duckdb__set_properties_sql(table, properties) %}
  {{ return(["select * from lake.set_properties(" ~ lakehouse.lake_name(table) ~ ", "
      ~ lakehouse.duckdb__text_literal(tojson(properties)) ~ ")"]) }}
{% endmacro %}
