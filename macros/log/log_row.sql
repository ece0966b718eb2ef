{#-
  Return a row of the recovery log, as of now.

  verb    its name
  state   started, done or failed
  entry   table_name, from_point, to_point, rows_before, rows_after, content_hash, seconds, detail: those that are known
-#}
{% macro log_row(verb, state, entry) %}
    {% set row = {'run_id': invocation_id, 'logged_at': holdfast.now().isoformat(), 'verb': verb, 'state': state,
        'who': holdfast.who()} %}
    {% do row.update(entry) %}
    {{ return(row) }}
{% endmacro %}

{#- The user of the machine. A container may have no name for its user; its own name then tells it from others. -#}
{% macro who() %}
    {% set host = env_var('HOSTNAME', '') %}
    {{ return(env_var('USER', env_var('LOGNAME', "unknown on " ~ host if host else "unknown"))) }}
{% endmacro %}
