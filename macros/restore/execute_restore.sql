{#-
  Do what a plan says, and prove it: the hash of the planned rows is taken before, that of the table after. When they
  differ, the table goes back to what it was and the verb fails; not so when somebody else has written to it meanwhile
  (a warehouse has no writer lock): then it stays, because going back would take those rows away. Returns {rows, hash,
  seconds, undo}.
-#}
{% macro execute_restore(plan, verb, started) %}
  {% set table = plan.table %}
  {% set entry = {
      'table_name': table.name, 'from_point': plan.point.label, 'rows_before': plan.counts.rows_now,
      'to_point': table.schema ~ '.' ~ table.identifier, 'detail': lakehouse.restore_command(plan),
  } %}
  {% set columns = plan.columns if plan.mode == 'merge' and plan.exists else plan.columns | selectattr('in_point') | list %}
  {% set expected = lakehouse.fingerprint(table, "(" ~ lakehouse.expected_rows(plan) ~ ") as expected") %}
  {% do lakehouse.log_verb(verb, 'started', entry) %}
  {% set safety = lakehouse.safety_point(plan) %}
  {% for statement in plan.statements %}
    {% do run_query(statement) %}
  {% endfor %}
  {% set found = lakehouse.fingerprint(table, lakehouse.reader(table)) %}
  {% do entry.update({'rows_after': found.rows, 'content_hash': found.hash, 'seconds': lakehouse.seconds_since(started)}) %}
  {% set between = lakehouse.concurrent_commit(plan) %}
  {% if between and (found.hash != expected.hash or plan.mode == 'replace') %}
    {% do lakehouse.log_verb(verb, 'failed', entry) %}
    {% do lakehouse.fail("Something else wrote to " ~ table.name ~ " while it was restored (it went from version " ~ plan.undo_version
        ~ " to " ~ between ~ "); nothing was taken back. Stop what writes to it, look at dbt run-operation time_travel --args '{table: "
        ~ plan.source.name ~ "}', and say it again: " ~ entry.detail) %}
  {% elif found.hash != expected.hash %}
    {% do lakehouse.roll_back(plan, safety) %}
    {% do lakehouse.log_verb(verb, 'failed', entry) %}
    {% do lakehouse.fail(table.name ~ " held " ~ found.rows ~ " rows after the restore and not the " ~ expected.rows
        ~ " that were planned (hash " ~ found.hash ~ " instead of " ~ expected.hash ~ "); "
        ~ ("it was set back to what it was before." if safety else "it was not there before: drop it, and restore it from another point.")) %}
  {% endif %}
  {% do lakehouse.log_verb(verb, 'done', entry) %}
  {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': entry.seconds, 'undo': lakehouse.undo_command(plan, safety)}) }}
{% endmacro %}

{#- Where the table can be set back to: its version, or for a table without versions a backup taken now. -#}
{% macro safety_point(plan) %}
  {% if not plan.exists or not plan.statements %}
    {{ return(none) }}
  {% elif plan.undo_version is not none %}
    {{ return({'kind': 'version', 'id': plan.undo_version, 'label': 'version ' ~ plan.undo_version}) }}
  {% endif %}
  {% set record = lakehouse.take_backup(plan.table, lakehouse.free_set_id('safety'), [plan.table], 'before restore_table') %}
  {% do record.update({'kind': 'backup', 'label': 'backup ' ~ record.set}) %}
  {{ return(record) }}
{% endmacro %}

{% macro roll_back(plan, safety) %}
  {% set still_there = safety and safety.kind == 'version' and safety.id == lakehouse.current_version(plan.table) %}
  {% if safety and not still_there %}
    {% set back = {
        'table': plan.table, 'source': plan.table, 'point': safety, 'exists': true, 'drifted': true,
        'note': 'set back to ' ~ safety.label,
    } %}
    {% for statement in lakehouse.replace_by_point_sql(plan.table, back) %}
      {% do run_query(statement) %}
    {% endfor %}
  {% endif %}
{% endmacro %}

{% macro undo_command(plan, safety) %}
  {% if not safety %}
    {{ return(none) }}
  {% endif %}
  {% set point = 'version: ' ~ safety.id if safety.kind == 'version' else 'backup: ' ~ safety.set %}
  {{ return("dbt run-operation restore_table --args '{table: " ~ plan.table.name ~ ", " ~ point ~ ", mode: replace}'") }}
{% endmacro %}

{#- The command that carries out a plan: what the log keeps, so that an interrupted one can be said again. -#}
{% macro restore_command(plan) %}
  {% if plan.get('command') %}{# of another verb than restore_table #}
    {{ return(plan.command) }}
  {% endif %}
  {{ return(lakehouse.operation_command('restore_table', {
      'table': plan.source.name, ('backup' if plan.point.get('copy_sql') else plan.point.kind): plan.point.id if plan.point.kind == 'version' else plan.point.get('set') or plan.point.id,
      'mode': plan.mode, 'prefer': plan.prefer if plan.prefer != 'live' else none,
      'into': plan.table.identifier if plan.table.sql != plan.source.sql else none,
  })) }}
{% endmacro %}
