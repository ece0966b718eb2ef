{#-
  Bring a table back, in place, and prove it.

      dbt run-operation restore_table --args '{table: orders, version: 12}'

  table       a table of the project
  version     \
  timestamp    exactly one of them: a version, a moment ('2026-02-03 09:00:00', UTC unless it has an offset),
  backup       a backup (a set's id, or latest; TABLE.1.damaged, what a restore moved aside), or auto: true, the point that brings back most rows whose key is
  auto        /  missing now (among equals the newest), read in full before it is chosen
  mode        merge (default): bring back the rows whose key is missing now, keep all others; replace: exactly the point
  prefer      live (default) or point: whose row stays when both have the key; merge only
  into        restore into a new table of this name beside it, and leave the table alone
  dry_run     true: print the plan and change nothing
  output      text (default) or json

  The exit code is 0 only if the table was read afterwards and holds exactly what the plan says, by hash.
-#}
{% macro restore_table(
    table=none, version=none, timestamp=none, backup=none, auto=false, mode='merge', prefer='live', into=none, dry_run=false,
    output='text'
) %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('restore_table', kwargs) %}
  {% do lakehouse.choice('mode', mode, ['merge', 'replace']) %}
  {% do lakehouse.choice('prefer', prefer, ['live', 'point']) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set table = lakehouse.find_table(table) %}
  {% if into is not none and lakehouse.exists(lakehouse.table_at(table.database, table.schema, lakehouse.identifier('into', into))) %}
    {% do lakehouse.fail("into: " ~ into ~ " exists already; choose a name that is free.") %}
  {% endif %}
  {% set best = {'why': none} %}
  {% if lakehouse.boolean('auto', auto) %}
    {% if [version, timestamp, backup] | reject('none') | list %}
      {% do lakehouse.fail("auto: true chooses the point itself; leave version, timestamp and backup away, or leave auto away.") %}
    {% endif %}
    {% do lakehouse.reject_auto_replace(mode) %}
    {% set best = lakehouse.best_point(table) %}
    {% do print("auto: " ~ best.why ~ ("" if best.point else "; the table is left alone")) if output == 'text' %}
    {% if not best.point %}
      {% do print(tojson({'table': table.name, 'point': none, 'why': best.why})) if output == 'json' %}
      {{ return(none) }}
    {% endif %}
  {% endif %}
  {% set point = best.point or lakehouse.find_point(table, version, timestamp, backup) %}
  {% set plan = lakehouse.plan_restore(table, point, mode, prefer, into) %}
  {% if output == 'text' %}
    {% do lakehouse.print_plan(plan) %}
  {% endif %}
  {% if dry_run %}
    {% set done = {'dry_run': true} %}
    {% do print("Dry run: nothing was changed.") if output == 'text' %}
  {% else %}
    {% set done = lakehouse.execute_restore(plan, 'restore_table', started) %}
    {% do lakehouse.print_done(plan, done) if output == 'text' %}
  {% endif %}
  {% if output == 'json' %}
    {% set answer = lakehouse.plan_as_data(plan) %}
    {% do answer.update(done) %}
    {% do answer.update({'why': best.why}) if best.why %}
    {% do print(tojson(answer)) %}
  {% endif %}
{% endmacro %}
