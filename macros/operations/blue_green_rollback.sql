{#-
  Undo a swap, finished or interrupted: every table is again what it was. The new generation stays, to be mended and
  swapped again; or it is thrown away.

      dbt run-operation blue_green_rollback --args '{suffix: _new}'
      dbt run-operation blue_green_rollback --args '{suffix: _new, drop_new: true}'

  suffix      which generation; not needed when there is one only
  tables      to be sure: must be all tables of the generation
  drop_new    true: drop the new tables, too, and end the generation; what has been swapped in, and may hold rows that
              nothing else has, only after a verified backup that holds exactly its rows
  bring_rows  true (default): rows that came since the swap, into the new tables, are merged into the old ones first;
              false: they stay in the new tables only
  dry_run     true: print what would be done and change nothing
  output      text (default) or json

  The same command again finishes what was interrupted, as it was begun: with drop_new, or without bring_rows.
-#}
{% macro blue_green_rollback(suffix=none, tables=none, drop_new=false, bring_rows=true, dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('blue_green_rollback', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set bring_rows = lakehouse.boolean('bring_rows', bring_rows) %}
  {% set generation = lakehouse.find_deployment(suffix, tables) %}
  {% set suffix, bring_rows = generation.suffix, bring_rows and generation.bring_rows %}
  {% set drop_new = lakehouse.boolean('drop_new', drop_new) or generation.drop_new %}
  {% if generation.doing == 'finish' %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " was being finished: old tables may be dropped already, and are in verified backups; "
        ~ "complete it (" ~ lakehouse.deployment_command('finish', suffix) ~ "), then go back with restore_table.") %}
  {% elif generation.doing != 'rollback' and generation.doing != 'swap' and generation.step != 'swapped' and not drop_new %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " is not swapped, so there is nothing to undo; to throw its new tables away say drop_new: true.") %}
  {% endif %}
  {% set places = lakehouse.rollback_states(generation, drop_new) %}
  {% set command = lakehouse.deployment_command('rollback', suffix, drop_new, bring_rows) %}
  {% set plans, renames, drops, rows_brought, held = [], [], [], {}, {} %}
  {% for table in generation.tables %}
    {% set names, place = lakehouse.deployment_names(table, suffix), places[table.name] %}
    {% if place == 'swapped' %}
      {% set since, now = generation.validated[table.name].new.version, lakehouse.stamp(names.live).version %}
      {% set came = lakehouse.count_changed_rows(names.live, since, now, "leave it in the new table with bring_rows: false") if bring_rows
          else lakehouse.rows_if_readable(names.live, since, now) %}
      {% do rows_brought.update({table.name: came}) if came != 0 %}
      {% if came and bring_rows %}
        {% set point = {'kind': 'table', 'id': "(" ~ lakehouse.changed_rows_sql(names.live, since, now) ~ ")", 'label': 'what came since the swap'} %}
        {% do plans.append(dict(lakehouse.plan_restore(names.live, point, 'merge', 'point', names.old.identifier), command=command)) %}
      {% endif %}
      {% do renames.append(lakehouse.rename_sql(names.live, names.new)) %}
    {% endif %}
    {% if place in ['swapped', 'half'] %}
      {% do renames.append(lakehouse.rename_sql(names.old, names.live)) %}
    {% endif %}
    {% do drops.append(lakehouse.drop_table_sql(names.new)) if drop_new %}
    {% if drop_new and dry_run %}
      {% do held.update(lakehouse.exact_backup_of_new_table(generation, table, names.live if place == 'swapped' else names.new, true)) %}
    {% endif %}
  {% endfor %}
  {% set statements = renames + drops %}
  {% if not dry_run %}
    {% do lakehouse.log_deployment('rollback', 'started', generation, {'drop_new': drop_new, 'bring_rows': bring_rows}) %}
    {% for plan in plans %}
      {% do lakehouse.execute_restore(plan, 'blue_green_bring_along', started) %}
    {% endfor %}
    {% for statement in renames %}
      {% do run_query(statement) %}
    {% endfor %}
    {% for table in generation.tables if drop_new %}
      {% do held.update(lakehouse.exact_backup_of_new_table(generation, table, lakehouse.deployment_names(table, suffix).new, false)) %}
      {% do run_query(drops[loop.index0]) %}
    {% endfor %}
    {% do lakehouse.log_deployment('rollback', 'done', generation, {'drop_new': drop_new, 'seconds': lakehouse.seconds_since(started)}) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'drop_new': drop_new, 'statements': statements, 'rows_since_swap': rows_brought,
        'brought': bring_rows, 'backups': held, 'tables': generation.tables | map(attribute='name') | list})) %}
  {% else %}
    {% for name, came in rows_brought.items() %}
      {% do print(name ~ " got or changed " ~ ("an unknown number of" if came is none else came) ~ " rows since the swap: "
          ~ ("merged into the old table." if bring_rows else "left in " ~ name ~ suffix ~ " only.")) %}
    {% endfor %}
    {% for statement in statements %}
      {% do print("  " ~ statement) %}
    {% endfor %}
    {% for name, backup in held.items() %}
      {% do print(name ~ suffix ~ " had been swapped in: " ~ ("a verified backup " ~ backup ~ " before it is dropped." if backup == 'will be taken'
          else "what it held is in the verified backup " ~ backup ~ ".")) %}
    {% endfor %}
    {% do print("Dry run: nothing was changed." if dry_run else "Rolled back: " ~ generation.tables | map(attribute='name') | join(', ')
        ~ (" are what they were, the new tables are gone." if drop_new else " are what they were; the new tables are TABLE" ~ suffix ~ " again.")) %}
  {% endif %}
{% endmacro %}
