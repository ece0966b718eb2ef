{% macro spark__tables_of_schema(table) %}
  {{ return(lakehouse.query(
      "select table_name as name, table_type as type from " ~ lakehouse.quoted(table, table.database)
      ~ ".information_schema.tables where table_schema = lower(" ~ lakehouse.text_literal(table.schema) ~ ")"
  )) }}
{% endmacro %}
