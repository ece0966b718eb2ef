{#-
  Give all new tables the names of the old ones, as one unit. The old ones stay, as TABLE_before ~ suffix.

      dbt run-operation blue_green_swap --args '{suffix: _new}'

  suffix   which generation; not needed when there is one only
  tables   to be sure: must be all tables of the generation
  dry_run  true: print the statements and change nothing
  output   text (default) or json

  Only what blue_green_validate passed is swapped, at exactly the versions that it read. Before the first rename the
  recovery log knows of the swap: when it dies on the way, the same command completes it, and blue_green_rollback undoes it.
  Between the two renames of a table nobody can read it.
-#}
{% macro blue_green_swap(suffix=none, tables=none, dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.only_arguments('blue_green_swap', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.yes_or_no('dry_run', dry_run) %}
  {% set generation = lakehouse.find_generation(suffix, tables) %}
  {% set suffix, statements = generation.suffix, [] %}
  {% if generation.doing in ['begin', 'finish'] or generation.drop_new %}
    {% set state = lakehouse.unfinished_generations() | selectattr('suffix', 'equalto', suffix) | first %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " cannot be swapped (" ~ state.step ~ "); go on with " ~ state.command_to_finish ~ ".") %}
  {% elif not generation.validated %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " has not passed validation; first " ~ lakehouse.generation_command('validate', suffix) ~ ".") %}
  {% endif %}
  {% set places = lakehouse.places_in_swap(generation) %}
  {% for table in generation.tables %}
    {% set names = lakehouse.generation_names(table, suffix) %}
    {% if places[table.name] == 'ready' %}
      {% do lakehouse.must_be_as_validated(table, generation, names) %}
      {% do statements.append(lakehouse.sql_for('rename_sql', names.live, names.old)) %}
    {% endif %}
    {% if places[table.name] != 'swapped' %}
      {% do statements.append(lakehouse.sql_for('rename_sql', names.new, names.live)) %}
    {% endif %}
  {% endfor %}
  {% if not dry_run and (statements or generation.doing) %}
    {% do lakehouse.note_generation('swap', 'started', generation) %}
    {% for statement in statements %}
      {% do run_query(statement) %}
    {% endfor %}
    {% do lakehouse.places_in_swap(generation) %}
    {% do lakehouse.note_generation('swap', 'done', generation, {'seconds': lakehouse.seconds_since(started)}) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'statements': statements, 'tables': generation.tables | map(attribute='name') | list})) %}
  {% else %}
    {% for statement in statements %}
      {% do print("  " ~ statement) %}
    {% endfor %}
    {% do print("Dry run: nothing was changed." if dry_run else ("Swapped" if statements else "Swapped already") ~ ": "
        ~ generation.tables | map(attribute='name') | join(', ') ~ ". Keep: " ~ lakehouse.generation_command('finish', suffix)
        ~ ". Undo: " ~ lakehouse.generation_command('rollback', suffix)) %}
  {% endif %}
{% endmacro %}

{#- Between validation and swap nothing may have been written: what was not compared is not swapped. -#}
{% macro must_be_as_validated(table, generation, names) %}
  {% set passed = generation.validated[table.name] %}
  {% for side, wanted in {'live': passed.old, 'new': passed.new}.items() %}
    {% set found = lakehouse.stamp(names[side]) %}
    {% if found.id != wanted.id or found.version != wanted.version %}
      {% set moved = lakehouse.moved_rows(names.live, table.version, found.version) if side == 'live' else 0 %}
      {% do lakehouse.fail(names[side].identifier ~ " is not what was validated: it is at version " ~ found.version ~ ", validated was "
          ~ wanted.version ~ (" of another table" if found.id != wanted.id else "") ~ "; "
          ~ ("it got or changed " ~ moved ~ " rows since, bring them along with " ~ lakehouse.generation_command('begin', generation.suffix)
             ~ ", then " if moved else "") ~ "validate again: " ~ lakehouse.generation_command('validate', generation.suffix)) %}
    {% endif %}
  {% endfor %}
{% endmacro %}
