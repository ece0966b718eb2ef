{% macro databricks__list_sql(table) %}
  {{ return("select table_name, created, comment from " ~ lakehouse.quoted(table, table.database)
      ~ ".information_schema.tables where table_schema = " ~ lakehouse.spark__text_literal(table.schema ~ '_backup')
      ~ " order by created desc") }}
{% endmacro %}

{% macro databricks__history_steps(table) %}
  {{ return(lakehouse.spark__history_steps(table) + [lakehouse.step(
      "A history that begins after the loss is that of a newcomer: the old table was dropped, and may be here.",
      "show tables dropped in " ~ lakehouse.sql_name(table, none)
  )]) }}
{% endmacro %}

{% macro databricks__copy_sql(table, version, id, clone, columns) %}
  {% if not clone %}
    {{ return(lakehouse.spark__copy_sql(table, version, id, clone, columns)) }}
  {% endif %}
  {{ return([
      "create schema if not exists " ~ lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema ~ '_backup'),
      "create table " ~ lakehouse.backup_name(table, id) ~ " deep clone " ~ table.sql ~ lakehouse.pinned(version),
  ]) }}
{% endmacro %}

{% macro databricks__try_record_backup(table, record) %}
  {{ return(lakehouse.query(
      "begin declare problem string; begin declare exit handler for sqlexception begin "
      ~ "get diagnostics condition 1 problem = message_text; end; " ~ lakehouse.record_sql(table, record)
      ~ "; end; select problem as error; end"
  )[0].error) }}
{% endmacro %}
