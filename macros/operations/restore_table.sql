{#-
  Bring a table back, in place, and prove it.

      dbt run-operation restore_table --args '{table: orders, version: 12}'

  table       a table of the project
  version     \
  timestamp    exactly one of them: a version, a moment ('2026-02-03 09:00:00', UTC unless it has an offset),
  backup       a backup (a set's id, or latest; TABLE.1.damaged, what a restore moved aside), or auto: true: the point
  auto        /  that brings back most rows whose key is missing now (among equals the newest), read in full before it
                 is chosen
  mode        merge (default): bring back the rows whose key is missing now, keep all others; replace: exactly the point
  prefer      live (default) or point: whose row stays when both have the key; merge only
  into        restore into a new table of this name beside it, and leave the table alone
  dry_run     true: print the plan and change nothing
  output      text (default) or json

  The exit code is 0 only if the table was read afterwards and holds exactly what the plan says, by hash.
-#}
{% macro restore_table(
    table=none, version=none, timestamp=none, backup=none, auto=false, mode='merge', prefer='live', into=none,
    dry_run=false, output='text'
) %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('restore_table', kwargs) %}
    {% set options = lakehouse.restore_options(mode, prefer, output) %}
    {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
    {% set table = lakehouse.find_table(table) %}
    {% do lakehouse.reject_taken_name(table, into) if into is not none %}
    {% set best = {'point': none, 'why': none} %}
    {% if lakehouse.boolean('auto', auto) %}
        {% do lakehouse.reject_auto_with(mode, [version, timestamp, backup]) %}
        {% set best = lakehouse.best_point(table) %}
        {% do print("auto: " ~ best.why ~ ("" if best.point else "; the table is left alone")) if output == 'text' %}
        {% if not best.point %}
            {% do print(tojson({'table': table.name, 'point': none, 'why': best.why})) if output == 'json' %}
            {{ return(none) }}
        {% endif %}
    {% endif %}
    {% set point = best.point or lakehouse.find_point(table, version, timestamp, backup) %}
    {% set plan = lakehouse.plan_restore(table, point, options.mode, options.prefer, into) %}
    {% do lakehouse.print_plan(plan) if output == 'text' %}
    {% set done = {'dry_run': true} if dry_run else lakehouse.execute_restore(plan, 'restore_table', started) %}
    {% if output == 'json' %}
        {% do print(tojson(dict(lakehouse.plan_as_data(plan),
            **dict(done, **({'why': best.why} if best.why else {}))))) %}
    {% elif dry_run %} {% do print("Dry run: nothing was changed.") %}
    {% else %} {% do lakehouse.print_done(plan, done) %}
    {% endif %}
{% endmacro %}
