{#-
  What blue/green asks of an engine: what a table is at this moment, another name for it, a copy of it, its end.
  A stamp is {id, version}: another table of the same name has another id, a new commit another version.
-#}
{% macro stamp(table) %}
  {{ return(adapter.dispatch('stamp', 'lakehouse')(table)) }}
{% endmacro %}

{% macro default__stamp(table) %}
  {{ return({
      'id': lakehouse.rows("describe detail " ~ table.sql)[0].id,
      'version': lakehouse.rows("describe history " ~ table.sql ~ " limit 1")[0].version | int,
  }) }}
{% endmacro %}

{% macro duckdb__stamp(table) %}
  {% set found = lakehouse.rows("select id, version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0] %}
  {{ return({'id': found.id, 'version': found.version | int}) }}
{% endmacro %}

{% macro default__rename_sql(table, other) %}
  {{ return("alter table " ~ table.sql ~ " rename to " ~ other.sql) }}
{% endmacro %}

{% macro duckdb__rename_sql(table, other) %}
  {{ return("select * from lake.rename(" ~ lakehouse.lake_name(table) ~ ", " ~ lakehouse.lake_name(other) ~ ")") }}
{% endmacro %}

{% macro default__drop_table_sql(table) %}
  {{ return("drop table if exists " ~ table.sql) }}
{% endmacro %}

{% macro duckdb__drop_table_sql(table) %}
  {{ return("select * from lake.drop(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}

{#- A full copy of one version under another name; of the current one where `version` is none. -#}
{% macro default__copy_table_sql(table, version, other) %}
  {{ return("create table " ~ other.sql ~ " using delta as select * from " ~ table.sql ~ lakehouse.pinned(version)) }}
{% endmacro %}

{% macro databricks__copy_table_sql(table, version, other) %}
  {{ return("create table " ~ other.sql ~ " deep clone " ~ table.sql ~ lakehouse.pinned(version)) }}
{% endmacro %}

{% macro duckdb__copy_table_sql(table, version, other) %}
  {% set pinned = "null" if version is none else version | string %}
  {{ return(
      "select * from lake.copy(" ~ lakehouse.lake_name(table) ~ ", " ~ pinned ~ ", " ~ lakehouse.lake_name(other) ~ ")"
  ) }}
{% endmacro %}

{#-
  The verbs of blue/green in the recovery log, oldest first: verb, state, logged_at, detail. Rows that one of them merges
  stand there for people (blue_green_bring_along): that they were not all merged follows from the verb, which has no end.
-#}
{% macro blue_green_journal() %}
  {{ return(adapter.dispatch('blue_green_journal', 'lakehouse')(
      "select verb, state, logged_at, detail from {} where verb like 'blue_green_%' and verb <> 'blue_green_bring_along' order by logged_at"
  )) }}
{% endmacro %}

{% macro default__blue_green_journal(query) %}
  {% set log = lakehouse.table_at(target.database, target.schema ~ '_recovery', 'recovery_log') %}
  {{ return(lakehouse.rows(query.format(log.sql)) if lakehouse.exists(log) else []) }}
{% endmacro %}

{% macro duckdb__blue_green_journal(query) %}
  {% set log = lakehouse.table_at('lake', target.schema ~ '_recovery', 'recovery_log') %}
  {{ return(lakehouse.rows(query.format(lakehouse.reader(log))) if lakehouse.exists(log) else []) }}
{% endmacro %}
