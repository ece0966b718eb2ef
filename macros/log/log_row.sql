{#-
  Return a row of the recovery log, as of now. The engine adds who writes it.

  verb    its name
  state   started, done or failed
  entry   table_name, from_point, to_point, rows_before, rows_after, content_hash, seconds, detail: those that are known
-#}
{% macro log_row(verb, state, entry) %}
    {% set row = {'run_id': invocation_id, 'logged_at': holdfast.now().isoformat(), 'verb': verb, 'state': state} %}
    {% do row.update(entry) %}
    {{ return(row) }}
{% endmacro %}
