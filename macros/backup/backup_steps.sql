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
