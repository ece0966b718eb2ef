{#-
  Every backup that exists, newest first, from the manifests inside the backups themselves: what backup_table()
  recorded, and `id`, `bytes`, `complete` (false: an interrupted copy, without a manifest, or with a damaged one).
-#}
{% macro backups() %}
  {% set found = [] %}
  {% for row in adapter.dispatch('backup_rows', 'lakehouse')() %}
    {% set told = fromjson(row.manifest or '', none) %}
    {% set complete = told is mapping and told.taken_at is string and told.table is string and told.set is string
        and told.content_hash is string and told.columns is sequence %}
    {% set record = told if complete else {'verified_at': none, 'taken_at': '', 'table': none} %}
    {% do record.update({'id': row.id, 'bytes': row.bytes, 'complete': complete}) %}
    {% do found.append(record) %}
  {% endfor %}
  {{ return(found | sort(attribute='taken_at', reverse=true)) }}
{% endmacro %}

{% macro duckdb__backup_rows() %}
  {{ return(lakehouse.rows("select id, manifest, bytes from lake.backups()")) }}
{% endmacro %}

{#- On a warehouse a backup is a table in the schema `<schema>_backup`, and its manifest is the table's comment. -#}
{% macro default__backup_rows() %}
  {% if target.database == 'hive_metastore' %}
    {% do lakehouse.fail("Backups are kept in Unity Catalog, and hive_metastore is none: move the tables into a catalog first.") %}
  {% endif %}
  {% set schemas = [] %}
  {% for table in lakehouse.tables() %}
    {% do schemas.append("lower(" ~ lakehouse.text_literal(table.schema ~ '_backup') ~ ")") %}
  {% endfor %}
  {% set found = lakehouse.rows(
      "select table_name as id, nullif(comment, '') as manifest, cast(null as bigint) as bytes from "
      ~ lakehouse.default__quote_name(target.database) ~ ".information_schema.tables where table_schema in ("
      ~ schemas | unique | join(', ') ~ ")"
  ) %}
  {% for row in found %}
    {#- The catalog keeps names in lower case; the time in a set's id has two capitals. -#}
    {% do row.update({'id': modules.re.sub('_([0-9]{8})t([0-9]{6})z', '_\\1T\\2Z', row.id)}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- Where the backup of a table in a set lies: its id. -#}
{% macro backup_id(set_id, table) %}
  {{ return(adapter.dispatch('backup_id', 'lakehouse')(set_id, table)) }}
{% endmacro %}

{% macro duckdb__backup_id(set_id, table) %}
  {{ return(set_id ~ '/' ~ table.schema ~ '.' ~ table.identifier) }}
{% endmacro %}

{% macro default__backup_id(set_id, table) %}
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

{#-
  The statements that copy a table in full, of one pinned version where it has versions (none: the current one). What is
  no ordinary table cannot be cloned: `clone=false` copies its rows. `columns` of the table, where they are known.
-#}
{% macro copy_statements(table, version, id, clone=true, columns=none) %}
  {{ return(lakehouse.sql_for('copy_sql', table, version, id, clone, columns)) }}
{% endmacro %}

{% macro databricks__copy_sql(table, version, id, clone, columns) %}
  {% if not clone %}
    {{ return(lakehouse.default__copy_sql(table, version, id, clone, columns)) }}
  {% endif %}
  {{ return([
      "create schema if not exists " ~ lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema ~ '_backup'),
      "create table " ~ lakehouse.backup_name(table, id) ~ " deep clone " ~ table.sql ~ lakehouse.pinned(version),
  ]) }}
{% endmacro %}

{% macro default__copy_sql(table, version, id, clone, columns) %}
  {{ return([
      "create schema if not exists " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup'),
      "create table " ~ lakehouse.backup_name(table, id) ~ " using delta as select * from " ~ table.sql ~ lakehouse.pinned(version),
  ]) }}
{% endmacro %}

{% macro pinned(version) %}
  {{ return("" if version is none else " version as of " ~ version) }}
{% endmacro %}

{% macro duckdb__copy_sql(table, version, id, clone, columns) %}
  {% set target = lakehouse.duckdb__text_literal('backups/' ~ id) %}
  {% if table.in_lake %}
    {{ return(["select * from lake.copy(" ~ lakehouse.lake_name(table) ~ ", " ~ ("null" if version is none else version) ~ ", " ~ target ~ ")"]) }}
  {% endif %}
  {{ return(["select * from lake.copy_rows($lake$select " ~ lakehouse.columns_for_delta(columns) ~ " from " ~ table.sql ~ "$lake$, " ~ target ~ ")"]) }}
{% endmacro %}

{#-
  The columns of a table of the database as Delta can hold them: a type that it has not (HUGEINT, UUID, ENUM, TIME, unsigned
  integers, ...) goes as text. The manifest keeps the types, and reader() casts them back.
-#}
{% macro columns_for_delta(columns) %}
  {% set items, foreign = [], namespace(any=false) %}
  {% for column in columns or [] %}
    {% set name = lakehouse.duckdb__quote_name(column.name) %}
    {% set fits = lakehouse.is_type_of_delta(column.type) %}
    {% set foreign.any = foreign.any or not fits %}
    {% do items.append(name if fits else "cast(" ~ name ~ " as varchar) as " ~ name) %}
  {% endfor %}
  {{ return(items | join(", ") if foreign.any else "*") }}
{% endmacro %}

{% macro is_type_of_delta(type) %}
  {% if modules.re.search('[(\\[]', type) and not modules.re.match('decimal|enum', type) %}{# nested: nothing foreign inside #}
    {{ return(not modules.re.search('hugeint|utinyint|usmallint|uinteger|ubigint|uuid|enum|json|time(?!stamp)|timestamp_|interval|bit|bignum|union|variant', type)) }}
  {% endif %}
  {{ return(modules.re.fullmatch(
      'boolean|tinyint|smallint|integer|bigint|float|double|decimal[(].*|varchar|blob|date|timestamp|timestamp with time zone', type
  ) is not none) }}
{% endmacro %}

{#- Write the manifest into a backup: from then on it is complete. -#}
{% macro record_backup(table, record) %}
  {% do adapter.dispatch('record_backup', 'lakehouse')(table, record) %}
{% endmacro %}

{% macro duckdb__record_backup(table, record) %}
  {% do lakehouse.rows(lakehouse.sql_for('record_sql', table, record)) %}
{% endmacro %}

{% macro default__record_backup(table, record) %}
  {% if 'belongings' not in record %}
    {% do record.update({'belongings': lakehouse.belongings(table)}) %}
  {% endif %}
  {% do lakehouse.rows(lakehouse.sql_for('record_sql', table, record)) %}
{% endmacro %}

{% macro default__record_sql(table, record) %}
  {{ return("comment on table " ~ lakehouse.backup_name(table, record.id) ~ " is " ~ lakehouse.default__text_literal(tojson(record))) }}
{% endmacro %}

{% macro duckdb__record_sql(table, record) %}
  {{ return("select * from lake.record_backup(" ~ lakehouse.duckdb__text_literal(record.id) ~ ", "
      ~ lakehouse.duckdb__text_literal(tojson(record)) ~ ")") }}
{% endmacro %}

{#- Write a manifest where that may fail (a disk or a table that may only be read): what went wrong, or none. -#}
{% macro try_record_backup(table, record) %}
  {{ return(adapter.dispatch('try_record_backup', 'lakehouse')(table, record)) }}
{% endmacro %}

{% macro duckdb__try_record_backup(table, record) %}
  {{ return(lakehouse.try_statement(lakehouse.sql_for('record_sql', table, record))) }}
{% endmacro %}

{% macro databricks__try_record_backup(table, record) %}
  {{ return(lakehouse.rows(
      "begin declare problem string; begin declare exit handler for sqlexception begin "
      ~ "get diagnostics condition 1 problem = message_text; end; " ~ lakehouse.sql_for('record_sql', table, record)
      ~ "; end; select problem as error; end"
  )[0].error) }}
{% endmacro %}

{% macro default__try_record_backup(table, record) %}
  {% do lakehouse.rows(lakehouse.sql_for('record_sql', table, record)) %}
  {{ return(none) }}
{% endmacro %}
