{% macro databricks__list_sql(table) %}
  {{ return("select table_name, created, comment from " ~ lakehouse.quoted(table, table.database)
      ~ ".information_schema.tables where table_schema = " ~ lakehouse.spark__text_literal(table.schema ~ '_backup')
      ~ " order by created desc") }}
{% endmacro %}
