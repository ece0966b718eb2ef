{% macro spark__manifest_sql(table, id) %}
  {{ return("describe detail " ~ lakehouse.backup_name(table, id)) }}
{% endmacro %}

{% macro spark__list_sql(table) %}
  {{ return("show tables in " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup')) }}
{% endmacro %}

{% macro spark__history_steps(table) %}
  {{ return([lakehouse.step(
      "Every version that the log knows; operationMetrics tell what each wrote.", "describe history " ~ table.sql,
      "a version counts only if it can be read; put its number for 0.",
      lakehouse.row_facts_sql(table, lakehouse.reader(table, {'kind': 'version', 'id': 0}))
  )]) }}
{% endmacro %}

{#- On a warehouse a backup is a table in the schema `<schema>_backup`, and its manifest is the table's comment. -#}
{% macro spark__backup_rows(schemas) %}
  {% if target.database == 'hive_metastore' %}
    {% do lakehouse.fail("Backups are kept in Unity Catalog, and hive_metastore is none: move the tables into a catalog first.") %}
  {% endif %}
  {% set places = [] %}
  {% for schema in schemas %}
    {% do places.append("lower(" ~ lakehouse.text_literal(schema ~ '_backup') ~ ")") %}
  {% endfor %}
  {% set found = lakehouse.query(
      "select table_name as id, nullif(comment, '') as manifest, cast(null as bigint) as bytes from "
      ~ lakehouse.spark__quote_name(target.database) ~ ".information_schema.tables where table_schema in ("
      ~ places | join(', ') ~ ")"
  ) %}
  {% for row in found %}
    {#- The catalog keeps names in lower case; the time in a set's id has two capitals. -#}
    {% do row.update({'id': modules.re.sub('_([0-9]{8})t([0-9]{6})z', '_\\1T\\2Z', row.id)}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro spark__backup_id(set_id, table) %}
  {{ return(set_id ~ '__' ~ table.schema ~ '__' ~ table.identifier) }}
{% endmacro %}

{#- The name of a backup as a table, where backups are tables. -#}
{% macro backup_name(table, id) %}
  {% set parts = [] %}
  {% for part in [table.database, table.schema ~ '_backup', id] if part %}
    {% do parts.append(lakehouse.quoted(table, part)) %}
  {% endfor %}
  {{ return(parts | join('.')) }}
{% endmacro %}

{% macro spark__copy_sql(table, version, id, clone, columns) %}
  {{ return([
      "create schema if not exists " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup'),
      "create table " ~ lakehouse.backup_name(table, id) ~ " using delta as select * from " ~ table.sql ~ lakehouse.pinned(version),
  ]) }}
{% endmacro %}

{% macro pinned(version) %}
  {{ return("" if version is none else " version as of " ~ version) }}
{% endmacro %}

{% macro spark__record_backup(table, record) %}
  {% if 'belongings' not in record %}
    {% do record.update({'belongings': lakehouse.table_metadata(table)}) %}
  {% endif %}
  {% do lakehouse.query(lakehouse.record_sql(table, record)) %}
{% endmacro %}

{% macro spark__record_sql(table, record) %}
  {{ return("comment on table " ~ lakehouse.backup_name(table, record.id) ~ " is " ~ lakehouse.spark__text_literal(tojson(record))) }}
{% endmacro %}

{% macro spark__try_record_backup(table, record) %}
  {% do lakehouse.query(lakehouse.record_sql(table, record)) %}
  {{ return(none) }}
{% endmacro %}
