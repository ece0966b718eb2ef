{% macro emit_backup_table(given, asked) %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('single'), [table.name], lakehouse.text_of('reason', given.get('reason')))) }}
{% endmacro %}

{% macro emit_backup_all(given, asked) %}
  {% set tables, set_id, steps = lakehouse.emitted_tables(asked), lakehouse.new_set_id('set'), [] %}
  {% for table in tables %}
    {% do steps.extend(lakehouse.backup_steps(table, set_id, tables | map(attribute='name') | list, lakehouse.text_of('reason', given.get('reason')))) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#-
  Copy, check, record. The record has no hash, because no verb has read the copy: to the verbs it is unfinished, and the
  way back from it is printed, too.
-#}
{% macro backup_steps(table, set_id, set_tables, reason) %}
  {% set id = lakehouse.engine('backup_id', table.dialect)(set_id, table) %}
  {% set copy = lakehouse.reader(table, {'kind': 'backup', 'id': id}) %}
  {% set steps, statements = [], lakehouse.copy_statements(table, none, id) %}
  {% for statement in statements[:-1] %}
    {% do steps.append(lakehouse.step("Where backups lie.", statement)) %}
  {% endfor %}
  {% do steps.append(lakehouse.step(
      "Copy " ~ table.identifier ~ " in full.", statements[-1], "same must be true, or this is no backup.",
      lakehouse.same_rows(table, lakehouse.reader(table), copy)
  )) %}
  {% do steps.append(lakehouse.step(
      "Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: " ~ set_id
      ~ " prints the way back.",
      lakehouse.sql_for('record_sql', table, {
          'id': id, 'set': set_id, 'set_tables': set_tables, 'table': table.name, 'schema': table.schema,
          'identifier': table.identifier, 'resource': table.resource, 'taken_at': lakehouse.time_text(lakehouse.now()),
          'version': none, 'rows': none, 'content_hash': none, 'columns': none, 'reason': reason, 'verified_at': none,
          'suspect': 'copied by hand, verified by no verb', 'pinned': false,
      })
  )) %}
  {{ return(steps) }}
{% endmacro %}

{% macro emit_verify_backup(given, asked) %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {% set id = lakehouse.emitted_backup(table, given.get('backup', 'latest'), asked) %}
  {{ return([
      lakehouse.step("What was recorded of the backup: rows, version, hash.", lakehouse.sql_for('manifest_sql', table, id)),
      lakehouse.step("Read all of it: n must be the rows recorded.", lakehouse.sql_for('row_facts', table,
          lakehouse.reader(table, {'kind': 'backup', 'id': id}))),
  ]) }}
{% endmacro %}

{% macro default__manifest_sql(table, id) %}
  {{ return("describe detail " ~ lakehouse.backup_name(table, id)) }}
{% endmacro %}

{% macro duckdb__manifest_sql(table, id) %}
  {{ return("select manifest from lake.backups() where id = " ~ lakehouse.duckdb__text_literal(id)) }}
{% endmacro %}

{% macro emit_list_backups(given, asked) %}
  {% set schemas, steps = [], [] %}
  {% for table in lakehouse.asked_tables(given, asked) %}
    {% if table.schema not in schemas and (asked.dialect != 'local' or not steps) %}
      {% do schemas.append(table.schema) %}
      {% do steps.append(lakehouse.step("The backups, the newest first.", lakehouse.sql_for('list_sql', table))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro default__list_sql(table) %}
  {{ return("show tables in " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup')) }}
{% endmacro %}

{% macro databricks__list_sql(table) %}
  {{ return("select table_name, created, comment from " ~ lakehouse.quoted(table, table.database)
      ~ ".information_schema.tables where table_schema = " ~ lakehouse.default__text_literal(table.schema ~ '_backup')
      ~ " order by created desc") }}
{% endmacro %}

{% macro duckdb__list_sql(table) %}
  {{ return("select id, bytes, manifest from lake.backups() order by id desc") }}
{% endmacro %}

{% macro emit_time_travel(given, asked) %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {% if not table.delta %}
    {% do lakehouse.fail(table.name ~ " has no history of its own there; emit_sql with verb: list_backups shows what it has.") %}
  {% endif %}
  {{ return(lakehouse.sql_for('history_steps', table)) }}
{% endmacro %}

{% macro default__history_steps(table) %}
  {{ return([lakehouse.step(
      "Every version that the log knows; operationMetrics tell what each wrote.", "describe history " ~ table.sql,
      "a version counts only if it can be read; put its number for 0.",
      lakehouse.sql_for('row_facts', table, lakehouse.reader(table, {'kind': 'version', 'id': 0}))
  )]) }}
{% endmacro %}

{% macro databricks__history_steps(table) %}
  {{ return(lakehouse.default__history_steps(table) + [lakehouse.step(
      "A history that begins after the loss is that of a newcomer: the old table was dropped, and may be here.",
      "show tables dropped in " ~ lakehouse.sql_name(table, none)
  )]) }}
{% endmacro %}

{% macro duckdb__history_steps(table) %}
  {{ return([lakehouse.step(
      "Every version that the log knows, its rows, and why it cannot be read.",
      "select * from lake.history(" ~ lakehouse.lake_name(table) ~ ") order by version desc"
  )]) }}
{% endmacro %}
