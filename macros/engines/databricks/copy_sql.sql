{% macro databricks__copy_sql(table, version, id, clone, columns) %}
  {% if not clone %}
    {{ return(lakehouse.spark__copy_sql(table, version, id, clone, columns)) }}
  {% endif %}
  {{ return([
      "create schema if not exists " ~ lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema ~ '_backup'),
      "create table " ~ lakehouse.backup_name(table, id) ~ " deep clone " ~ table.sql ~ lakehouse.pinned(version),
  ]) }}
{% endmacro %}
