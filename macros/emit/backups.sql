{% macro emit_backup_table(given, asked) %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('single'), [table.name], lakehouse.optional_text('reason', given.get('reason')))) }}
{% endmacro %}

{% macro emit_backup_all(given, asked) %}
  {% set tables, set_id, steps = lakehouse.emitted_tables(asked), lakehouse.new_set_id('set'), [] %}
  {% for table in tables %}
    {% do steps.extend(lakehouse.backup_steps(table, set_id, tables | map(attribute='name') | list, lakehouse.optional_text('reason', given.get('reason')))) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#-
  Copy, check, record. The record has no hash, because no verb has read the copy: to the verbs it is unfinished, and the
  way back from it is printed, too.
-#}
{% macro backup_steps(table, set_id, set_tables, reason) %}
  {% set id = lakehouse.backup_id(set_id, table) %}
  {% set copy = lakehouse.reader(table, {'kind': 'backup', 'id': id}) %}
  {% set steps, statements = [], lakehouse.copy_sql(table, none, id, true, none) %}
  {% for statement in statements[:-1] %}
    {% do steps.append(lakehouse.step("Where backups lie.", statement)) %}
  {% endfor %}
  {% do steps.append(lakehouse.step(
      "Copy " ~ table.identifier ~ " in full.", statements[-1], "same must be true, or this is no backup.",
      lakehouse.same_rows_sql(table, lakehouse.reader(table), copy)
  )) %}
  {% do steps.append(lakehouse.step(
      "Record what it is. No verb has verified it, so none restores from it: emit_sql with restore_table and backup: " ~ set_id
      ~ " prints the way back.",
      lakehouse.record_sql(table, {
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
      lakehouse.step("What was recorded of the backup: rows, version, hash.", lakehouse.manifest_sql(table, id)),
      lakehouse.step("Read all of it: n must be the rows recorded.", lakehouse.row_facts_sql(table,
          lakehouse.reader(table, {'kind': 'backup', 'id': id}))),
  ]) }}
{% endmacro %}

{% macro emit_list_backups(given, asked) %}
  {% set schemas, steps = [], [] %}
  {% for table in lakehouse.asked_tables(given, asked) %}
    {% if table.schema not in schemas and (asked.dialect != 'local' or not steps) %}
      {% do schemas.append(table.schema) %}
      {% do steps.append(lakehouse.step("The backups, the newest first.", lakehouse.list_sql(table))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{% macro emit_time_travel(given, asked) %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {% if not table.delta %}
    {% do lakehouse.fail(table.name ~ " has no history of its own there; emit_sql with verb: list_backups shows what it has.") %}
  {% endif %}
  {{ return(lakehouse.history_steps(table)) }}
{% endmacro %}
