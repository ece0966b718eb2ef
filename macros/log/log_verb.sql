{#-
  Write one row into the recovery log: what a verb did. A verb that changes something writes `started` before and `done`
  or `failed` after; a `started` without an end is an interrupted one.

  verb    its name
  state   started, done or failed
  entry   table_name, from_point, to_point, rows_before, rows_after, content_hash, seconds, detail: those that are known
-#}
{% macro log_verb(verb, state, entry={}) %}
    {% set row = {'run_id': invocation_id, 'logged_at': lakehouse.now().isoformat(), 'verb': verb, 'state': state,
        'who': env_var('USER', env_var('LOGNAME', 'unknown'))} %}
    {% do row.update(entry) %}
    {% do lakehouse.write_log(row) %}
{% endmacro %}
