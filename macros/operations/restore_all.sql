{#-
  Bring every protected table back to one consistent point: a set of backups, or a moment.

      dbt run-operation restore_all --args '{backup: latest}'

  backup      a set's id, or latest: the newest set in which every table was copied, verified and is not suspect
  timestamp   or a moment ('2026-02-03 09:00:00', UTC unless it has an offset); tables without history have none
  tables      only these of the protected tables, for example those with a history: one name or a list
  auto        or true: each table from the point that brings back most of it, as in restore_table; the points differ
  mode, prefer, dry_run, output   as in restore_table

  All plans are made and checked before the first table is touched. A table that the set was not to hold (it is protected
  only since) stays as it is, and is named.
-#}
{% macro restore_all(
    backup=none, timestamp=none, auto=false, tables=none, mode='merge', prefer='live', dry_run=false, output='text'
) %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('restore_all', kwargs) %}
  {% do lakehouse.choice('mode', mode, ['merge', 'replace']) %}
  {% do lakehouse.choice('prefer', prefer, ['live', 'point']) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set auto = lakehouse.boolean('auto', auto) %}
  {% if [backup, timestamp, true if auto else none] | reject('none') | list | length != 1 %}
    {% do lakehouse.fail("restore_all needs either backup (a set's id, or latest), timestamp or auto: true; dbt run-operation list_backups shows the sets.") %}
  {% endif %}
  {% do lakehouse.reject_auto_replace(mode) if auto %}
  {% set set_id = lakehouse.good_set(backup) if backup is not none else none %}
  {% set plans, answers = [], [] %}
  {% set wanted = lakehouse.protected_tables() if tables is none else lakehouse.tables_argument(tables) %}
  {% set held = lakehouse.tables_of_set(set_id) if set_id and tables is none else {'tables': wanted, 'remarks': []} %}
  {% for remark in held.remarks %}
    {% do print(remark.why) if output == 'text' %}
    {% do answers.append(remark) %}
  {% endfor %}
  {% for table in held.tables %}
    {% set best = lakehouse.best_point(table) if auto else {'point': none, 'why': none} %}
    {% do print(table.name ~ ": " ~ best.why) if auto and output == 'text' %}
    {% if best.point or not auto %}
      {% set point = best.point or lakehouse.find_point(table, timestamp=timestamp, backup=set_id) %}
      {% do plans.append(dict(lakehouse.plan_restore(table, point, mode, prefer), why=best.why)) %}
    {% else %}
      {% do answers.append({'table': table.name, 'point': none, 'why': best.why}) %}
    {% endif %}
  {% endfor %}
  {% set entry = {'detail': lakehouse.operation_command('restore_all', {
      'backup': set_id, 'timestamp': timestamp, 'auto': auto or none, 'tables': tables, 'mode': mode, 'prefer': prefer})} %}
  {% do lakehouse.log_verb('restore_all', 'started', entry) if plans and not dry_run %}
  {% for plan in plans %}
    {% do lakehouse.print_plan(plan) if output == 'text' %}
    {% set answer = lakehouse.plan_as_data(plan) %}
    {% if not dry_run %}
      {% set done = lakehouse.execute_restore(plan, 'restore_all', lakehouse.now()) %}
      {% do lakehouse.print_done(plan, done) if output == 'text' %}
      {% do answer.update(done) %}
    {% endif %}
    {% do answers.append(answer) %}
  {% endfor %}
  {% do lakehouse.log_verb('restore_all', 'done', dict(entry, seconds=lakehouse.seconds_since(started))) if plans and not dry_run %}
  {% if output == 'json' %}
    {% do print(tojson(answers)) %}
  {% elif dry_run %}
    {% do print("Dry run: nothing was changed.") %}
  {% else %}
    {% do print(plans | length ~ " tables restored and verified in " ~ lakehouse.seconds_since(started) ~ " s.") %}
  {% endif %}
{% endmacro %}
