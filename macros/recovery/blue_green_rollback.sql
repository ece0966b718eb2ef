{#-
  Undo a swap, finished or interrupted: every table is again what it was. The new generation stays, to be mended and
  swapped again; or it is thrown away.

      dbt run-operation blue_green_rollback --args '{suffix: _new}'
      dbt run-operation blue_green_rollback --args '{suffix: _new, drop_new: true}'

  suffix      which generation; not needed when there is one only
  tables      to be sure: must be all tables of the generation
  drop_new    true: drop the new tables, too, and end the generation
  bring_rows  true (default): rows that came since the swap, into the new tables, are merged into the old ones first;
              false: they stay in the new tables only
  dry_run     true: print what would be done and change nothing
  output      text (default) or json
-#}
{% macro blue_green_rollback(suffix=none, tables=none, drop_new=false, bring_rows=true, dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.only_arguments('blue_green_rollback', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.yes_or_no('dry_run', dry_run) %}
  {% set bring_rows = lakehouse.yes_or_no('bring_rows', bring_rows) %}
  {% set generation = lakehouse.find_generation(suffix, tables) %}
  {% set suffix = generation.suffix %}
  {% set drop_new = lakehouse.yes_or_no('drop_new', drop_new) or generation.drop_new %}
  {% if generation.doing == 'finish' %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " was being finished: old tables may be dropped already, and are in verified backups; "
        ~ "complete it (" ~ lakehouse.generation_command('finish', suffix) ~ "), then go back with restore_table.") %}
  {% elif generation.doing != 'rollback' and generation.doing != 'swap' and generation.step != 'swapped' and not drop_new %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " is not swapped, so there is nothing to undo; to throw its new tables away say drop_new: true.") %}
  {% endif %}
  {% set places = lakehouse.places_to_roll_back(generation, drop_new) %}
  {% set plans, statements, rows_brought = [], [], {} %}
  {% for table in generation.tables %}
    {% set names, place = lakehouse.generation_names(table, suffix), places[table.name] %}
    {% if place == 'swapped' %}
      {% set since, now = generation.validated[table.name].new.version, lakehouse.stamp(names.live).version %}
      {% set came = lakehouse.moved_rows(names.live, since, now) %}
      {% do rows_brought.update({table.name: came}) if came %}
      {% if came and bring_rows %}
        {% set point = {'kind': 'table', 'id': "(" ~ lakehouse.moved_sql(names.live, since, now) ~ ")", 'label': 'what came since the swap'} %}
        {% do plans.append(lakehouse.plan_restore(names.live, point, 'merge', 'point', names.old.identifier)) %}
      {% endif %}
      {% do statements.append(lakehouse.sql_for('rename_sql', names.live, names.new)) %}
    {% endif %}
    {% if place in ['swapped', 'half'] %}
      {% do statements.append(lakehouse.sql_for('rename_sql', names.old, names.live)) %}
    {% endif %}
  {% endfor %}
  {% for table in generation.tables if drop_new %}
    {% do statements.append(lakehouse.sql_for('drop_table_sql', lakehouse.generation_names(table, suffix).new)) %}
  {% endfor %}
  {% if not dry_run %}
    {% do lakehouse.note_generation('rollback', 'started', generation, {'drop_new': drop_new}) %}
    {% for plan in plans %}
      {% do lakehouse.carry_out(plan, 'bring_along', started) %}
    {% endfor %}
    {% for statement in statements %}
      {% do run_query(statement) %}
    {% endfor %}
    {% do lakehouse.note_generation('rollback', 'done', generation, {'drop_new': drop_new, 'seconds': lakehouse.seconds_since(started)}) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'drop_new': drop_new, 'statements': statements, 'rows_since_swap': rows_brought,
        'brought': bring_rows, 'tables': generation.tables | map(attribute='name') | list})) %}
  {% else %}
    {% for name, came in rows_brought.items() %}
      {% do print(name ~ " got or changed " ~ came ~ " rows since the swap: "
          ~ ("merged into the old table." if bring_rows else "left in " ~ name ~ suffix ~ " only.")) %}
    {% endfor %}
    {% for statement in statements %}
      {% do print("  " ~ statement) %}
    {% endfor %}
    {% do print("Dry run: nothing was changed." if dry_run else "Rolled back: " ~ generation.tables | map(attribute='name') | join(', ')
        ~ (" are what they were, the new tables are gone." if drop_new else " are what they were; the new tables are TABLE" ~ suffix ~ " again.")) %}
  {% endif %}
{% endmacro %}

{#- As places_in_swap(); but with drop_new a new table may be gone already, or not be there yet. -#}
{% macro places_to_roll_back(generation, drop_new) %}
  {% if not drop_new or generation.doing == 'swap' %}
    {{ return(lakehouse.places_in_swap(generation)) }}
  {% endif %}
  {% set places, rest = {}, [] %}
  {% for table in generation.tables %}
    {% set names = lakehouse.generation_names(table, generation.suffix) %}
    {% if lakehouse.exists(names.live) and not lakehouse.exists(names.new) and not lakehouse.exists(names.old) %}
      {% do places.update({table.name: 'ready'}) %}
    {% else %}
      {% do rest.append(table) %}
    {% endif %}
  {% endfor %}
  {% do places.update(lakehouse.places_in_swap({'tables': rest, 'suffix': generation.suffix})) %}
  {{ return(places) }}
{% endmacro %}
