{#- A full copy of one version under another name; of the current one where `version` is none. -#}
{% macro spark__copy_table_sql(table, version, other) %}
  {{ return("create table " ~ other.sql ~ " using delta as select * from " ~ table.sql ~ lakehouse.pinned(version)) }}
{% endmacro %}
