{% macro spark__exists(table) %}
  {{ return(lakehouse.query(
      "select table_name from " ~ lakehouse.quoted(table, table.database) ~ ".information_schema.tables where table_schema = lower("
      ~ lakehouse.text_literal(table.schema) ~ ") and table_name = lower(" ~ lakehouse.text_literal(table.identifier) ~ ")"
  ) | length > 0) }}
{% endmacro %}
