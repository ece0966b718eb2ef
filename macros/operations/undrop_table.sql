{#-
  Bring a dropped table back, with its history, grants and tags, and keep what has landed since in the table that took
  its name. Also a table that stands beside it under another name: what an interrupted dbt left, or an earlier undrop.

      dbt run-operation undrop_table --args '{table: orders}'
      dbt run-operation undrop_table --args '{table: customers_history, standing: customers_history__dbt_backup}'

  table      a table of the project
  dropped    latest (default), or the id of one of several dropped tables; recovery_plan lists them
  standing   or the name of a table beside it (X__dbt_backup, X__undropped_..., X__replaced_...)
  mode       merge (default): the rows of the table that has the name now are merged into the old one by key;
             replace: the old one as it was
  prefer     live (default) or point: whose row stays when both have the key; merge only
  into       bring it back under this name beside the table, and leave the table alone
  dry_run    true: print the plan and change nothing
  output     text (default) or json

  Killed on the way: the same command goes on from there. The table that had the name meanwhile is kept as
  X__replaced_<time>. A dropped table cannot be read before it is back, so its rows are counted then. The exit code is 0
  only if the table was read afterwards.
-#}
{% macro undrop_table(
    table=none, dropped=none, standing=none, mode='merge', prefer='live', into=none, dry_run=false, output='text'
) %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('undrop_table', kwargs) %}
  {% do lakehouse.choice('mode', mode, ['merge', 'replace']) %}
  {% do lakehouse.choice('prefer', prefer, ['live', 'point']) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set table = lakehouse.find_table(table) %}
  {% if dropped is not none and standing is not none %}
    {% do lakehouse.fail("undrop_table takes either dropped or standing, not both.") %}
  {% endif %}
  {% set into = lakehouse.optional_text('into', into) %}
  {% set begun = lakehouse.unfinished_undrop(table, into) %}
  {% if into and not (begun and begun.back) and lakehouse.type_in_catalog(table, into) %}
    {% do lakehouse.fail("into: " ~ into ~ " exists already; choose a name that is free.") %}
  {% elif begun and dropped not in [none, 'latest'] and dropped | string not in begun.command %}
    {% do lakehouse.fail("An undrop of " ~ table.name ~ " was interrupted; finish that one first: " ~ begun.command) %}
  {% elif begun and begun.order %}
    {% if dry_run %}
      {% do lakehouse.fail("An undrop of " ~ table.name ~ " was interrupted, and first that is put in order: " ~ begun.order | join('; ')
          ~ "; say it without dry_run.") %}
    {% endif %}
    {% for statement in begun.order %}
      {% do run_query(statement) %}
    {% endfor %}
  {% endif %}
  {% set there = lakehouse.exists(table) %}
  {% if begun and begun.undropped and standing is none and not into %}
    {% set dropped, standing = none, begun.undropped %}
  {% endif %}
  {% if there and not into and mode == 'merge' and not table.key %}
    {% do lakehouse.fail(table.name ~ " has no key, so its rows cannot be merged; declare one (meta.key of a source, "
        ~ "unique_key of a model), or say mode: replace, or bring it back beside it with into: NAME.") %}
  {% endif %}
  {% set command = lakehouse.operation_command('undrop_table', {'table': table.name, 'mode': mode, 'prefer': prefer if prefer != 'live' else none}) %}
  {% set replaced = begun.replaced if begun and not begun.undropped and not into and mode == 'merge' else none %}
  {% set is_back = there and lakehouse.type_in_catalog(table) not in ['STREAMING_TABLE', 'MATERIALIZED_VIEW'] %}
  {% if replaced and is_back %}
    {% if dry_run %}
      {% do lakehouse.fail("An undrop of " ~ table.name ~ " was interrupted, and the rows of " ~ replaced
          ~ " are still to be merged into it; say it without dry_run.") %}
    {% endif %}
    {% set done = lakehouse.merge_replaced_rows(table, replaced, prefer, command, started) %}
    {% do print(tojson(dict(done, table=table.name, kept_as=replaced)) if output == 'json' else
        "Done: " ~ table.name ~ " holds " ~ '{:,}'.format(done.rows) ~ " rows, those of " ~ replaced ~ " among them, verified by reading all of them.") %}
    {{ return(none) }}
  {% elif begun and begun.back and standing is none and (into or is_back) %}
    {% if dry_run %}
      {% do lakehouse.fail("An undrop of " ~ table.name ~ " was interrupted when the table was back, and only its end in the recovery log "
          ~ "is missing; say it without dry_run.") %}
    {% endif %}
    {% set goal = dict(lakehouse.table_at(table.database, table.schema, into or table.identifier), name=table.name) %}
    {% set done = lakehouse.finish_undrop(goal, begun.command, started) %}
    {% do print(tojson(dict(done, table=table.name)) if output == 'json' else
        "Done: " ~ goal.identifier ~ " was back already, and holds " ~ '{:,}'.format(done.rows) ~ " rows, verified by reading all of them.") %}
    {{ return(none) }}
  {% endif %}
  {% set point = lakehouse.sibling_point(table, standing) if standing is not none else lakehouse.dropped_point(table, dropped) %}
  {% set way = lakehouse.undrop_plan(table, point, there, mode, into) %}
  {% do way.update({'command': lakehouse.operation_command('undrop_table', {
      'table': table.name, 'dropped': point.id if point.kind == 'dropped' else none, 'standing': standing,
      'mode': mode, 'prefer': prefer if prefer != 'live' else none, 'into': into,
  })}) %}
  {% if output == 'text' %}
    {% do lakehouse.print_undrop(table, point, way) %}
  {% endif %}
  {% set answer = {'table': table.name, 'point': point.label, 'statements': way.undrop + way.swap, 'kept_as': way.kept_as} %}
  {% if dry_run %}
    {% do answer.update({'dry_run': true}) %}
    {% do print("Dry run: nothing was changed.") if output == 'text' %}
  {% else %}
    {% do answer.update(lakehouse.execute_undrop(table, point, way, mode, prefer, started)) %}
    {% if replaced and not there %}
      {% do answer.update(lakehouse.merge_replaced_rows(table, replaced, prefer, command, started)) %}
    {% endif %}
    {% do lakehouse.print_undropped(table, way, answer) if output == 'text' %}
  {% endif %}
  {% do print(tojson(answer)) if output == 'json' %}
{% endmacro %}
