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
  {% do lakehouse.only_arguments('blue_green_rollback', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.yes_or_no('dry_run', dry_run) %}
  {% set bring_rows = lakehouse.yes_or_no('bring_rows', bring_rows) %}
  {% set generation = lakehouse.find_generation(suffix, tables) %}
  {% set suffix, bring_rows = generation.suffix, bring_rows and generation.bring_rows %}
  {% set drop_new = lakehouse.yes_or_no('drop_new', drop_new) or generation.drop_new %}
  {% if generation.doing == 'finish' %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " was being finished: old tables may be dropped already, and are in verified backups; "
        ~ "complete it (" ~ lakehouse.generation_command('finish', suffix) ~ "), then go back with restore_table.") %}
  {% elif generation.doing != 'rollback' and generation.doing != 'swap' and generation.step != 'swapped' and not drop_new %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " is not swapped, so there is nothing to undo; to throw its new tables away say drop_new: true.") %}
  {% endif %}
  {% set places = lakehouse.places_to_roll_back(generation, drop_new) %}
  {% set command = lakehouse.generation_command('rollback', suffix, drop_new, bring_rows) %}
  {% set plans, renames, drops, rows_brought, held = [], [], [], {}, {} %}
  {% for table in generation.tables %}
    {% set names, place = lakehouse.generation_names(table, suffix), places[table.name] %}
    {% if place == 'swapped' %}
      {% set since, now = generation.validated[table.name].new.version, lakehouse.stamp(names.live).version %}
      {% set came = lakehouse.moved_rows(names.live, since, now, "leave it in the new table with bring_rows: false") if bring_rows
          else lakehouse.rows_if_readable(names.live, since, now) %}
      {% do rows_brought.update({table.name: came}) if came != 0 %}
      {% if came and bring_rows %}
        {% set point = {'kind': 'table', 'id': "(" ~ lakehouse.moved_sql(names.live, since, now) ~ ")", 'label': 'what came since the swap'} %}
        {% do plans.append(dict(lakehouse.plan_restore(names.live, point, 'merge', 'point', names.old.identifier), command=command)) %}
      {% endif %}
      {% do renames.append(lakehouse.sql_for('rename_sql', names.live, names.new)) %}
    {% endif %}
    {% if place in ['swapped', 'half'] %}
      {% do renames.append(lakehouse.sql_for('rename_sql', names.old, names.live)) %}
    {% endif %}
    {% do drops.append(lakehouse.sql_for('drop_table_sql', names.new)) if drop_new %}
    {% if drop_new and dry_run %}
      {% do held.update(lakehouse.held_new_table(generation, table, names.live if place == 'swapped' else names.new, true)) %}
    {% endif %}
  {% endfor %}
  {% set statements = renames + drops %}
  {% if not dry_run %}
    {% do lakehouse.note_generation('rollback', 'started', generation, {'drop_new': drop_new, 'bring_rows': bring_rows}) %}
    {% for plan in plans %}
      {% do lakehouse.carry_out(plan, 'blue_green_bring_along', started) %}
    {% endfor %}
    {% for statement in renames %}
      {% do run_query(statement) %}
    {% endfor %}
    {% for table in generation.tables if drop_new %}
      {% do held.update(lakehouse.held_new_table(generation, table, lakehouse.generation_names(table, suffix).new, false)) %}
      {% do run_query(drops[loop.index0]) %}
    {% endfor %}
    {% do lakehouse.note_generation('rollback', 'done', generation, {'drop_new': drop_new, 'seconds': lakehouse.seconds_since(started)}) %}
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

{#- How many rows came since, to be told only; none where the version of the swap cannot be read any more. -#}
{% macro rows_if_readable(table, before, now) %}
  {{ return(lakehouse.moved_rows(table, before, now)
      if before == now or not lakehouse.probe(table, {'kind': 'version', 'id': before}).error else none) }}
{% endmacro %}

{#-
  As places_in_swap(); but with drop_new a new table may be gone already, or not be there yet. Once it was swapped in, only
  a rollback that drops explains that it is gone, and the table that is left must be the old one: another one alone under
  the name is the new one, whose old one somebody took away.
-#}
{% macro places_to_roll_back(generation, drop_new) %}
  {% if not drop_new or generation.doing == 'swap' %}
    {{ return(lakehouse.places_in_swap(generation)) }}
  {% endif %}
  {% set places, rest = {}, [] %}
  {% set in_swap = generation.step == 'swapped' or (generation.doing == 'rollback' and generation.swap == 'begun') %}
  {% set dropping = generation.doing == 'rollback' and generation.drop_new %}
  {% for table in generation.tables %}
    {% set names = lakehouse.generation_names(table, generation.suffix) %}
    {% set alone = lakehouse.exists(names.live) and not lakehouse.exists(names.new) and not lakehouse.exists(names.old) %}
    {% if alone and (not in_swap or (dropping and lakehouse.stamp(names.live).id == generation.validated[table.name].old.id)) %}
      {% do places.update({table.name: 'ready'}) %}
    {% else %}
      {% do rest.append(table) %}
    {% endif %}
  {% endfor %}
  {% do places.update(lakehouse.places_in_swap({'tables': rest, 'suffix': generation.suffix})) %}
  {{ return(places) }}
{% endmacro %}

{#-
  Before a new table is dropped that has been swapped in: {table: the backup that holds its rows}, taken when there is
  none. Empty when it never had the name, so that no load can have written to it, or when it is gone already.
-#}
{% macro held_new_table(generation, table, place, dry_run) %}
  {% if not generation.swap or not lakehouse.exists(place) %}
    {{ return({}) }}
  {% endif %}
  {{ return({table.name: lakehouse.held_by_backup(place, 'safety', dry_run, 'before blue_green_rollback dropped it').backup}) }}
{% endmacro %}
