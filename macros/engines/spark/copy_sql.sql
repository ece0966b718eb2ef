{% macro spark__copy_sql(table, version, id, clone) %}
  {{ return([
      "create schema if not exists " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup'),
      "create table " ~ lakehouse.backup_name(table, id) ~ " using delta as select * from " ~ table.sql ~ lakehouse.pinned(version),
  ]) }}
{% endmacro %}
