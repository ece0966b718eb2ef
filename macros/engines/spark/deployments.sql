{% macro spark__stamp(table) %}
  {{ return({
      'id': lakehouse.query("describe detail " ~ table.sql)[0].id,
      'version': lakehouse.query("describe history " ~ table.sql ~ " limit 1")[0].version | int,
  }) }}
{% endmacro %}

{% macro spark__rename_sql(table, other) %}
  {{ return("alter table " ~ table.sql ~ " rename to " ~ other.sql) }}
{% endmacro %}

{% macro spark__drop_table_sql(table) %}
  {{ return("drop table if exists " ~ table.sql) }}
{% endmacro %}

{#- A full copy of one version under another name; of the current one where `version` is none. -#}
{% macro spark__copy_table_sql(table, version, other) %}
  {{ return("create table " ~ other.sql ~ " using delta as select * from " ~ table.sql ~ lakehouse.pinned(version)) }}
{% endmacro %}

