{#-
  Write one row into the recovery log: what a verb did. A verb that changes something writes `started` before and `done`
  or `failed` after; a `started` without an end is an interrupted one.

  verb    its name
  state   started, done or failed
  entry   table_name, from_point, to_point, rows_before, rows_after, content_hash, seconds, detail: those that are known
-#}
{% macro log_verb(verb, state, entry={}) %}
    {% set row = {'run_id': invocation_id, 'logged_at': lakehouse.now().isoformat(), 'verb': verb, 'state': state,
        'who': lakehouse.who()} %}
    {% do row.update(entry) %}
    {% do lakehouse.write_log(row) %}
{% endmacro %}

{#- The user of the machine. A container may have no name for its user; its own name then tells it from others. -#}
{% macro who() %}
    {% set host = env_var('HOSTNAME', '') %}
    {{ return(env_var('USER', env_var('LOGNAME', "unknown on " ~ host if host else "unknown"))) }}
{% endmacro %}
