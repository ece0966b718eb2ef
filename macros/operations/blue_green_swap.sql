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
  {% do lakehouse.reject_unknown('blue_green_swap', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set generation = lakehouse.find_deployment(suffix, tables) %}
  {% set suffix, statements = generation.suffix, [] %}
  {% if generation.doing in ['begin', 'finish'] or generation.drop_new %}
    {% set state = lakehouse.unfinished_deployments() | selectattr('suffix', 'equalto', suffix) | first %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " cannot be swapped (" ~ state.step ~ "); go on with " ~ state.command_to_finish ~ ".") %}
  {% elif not generation.validated %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " has not passed validation; first " ~ lakehouse.deployment_command('validate', suffix) ~ ".") %}
  {% endif %}
  {% set places = lakehouse.swap_states(generation) %}
  {% for table in generation.tables %}
    {% set names = lakehouse.deployment_names(table, suffix) %}
    {% if places[table.name] == 'ready' %}
      {% do lakehouse.require_validated(table, generation, names) %}
      {% do statements.append(lakehouse.rename_sql(names.live, names.old)) %}
    {% endif %}
    {% if places[table.name] != 'swapped' %}
      {% do statements.append(lakehouse.rename_sql(names.new, names.live)) %}
    {% endif %}
  {% endfor %}
  {% if not dry_run and (statements or generation.doing) %}
    {% do lakehouse.log_deployment('swap', 'started', generation) %}
    {% for statement in statements %}
      {% do run_query(statement) %}
    {% endfor %}
    {% do lakehouse.swap_states(generation) %}
    {% do lakehouse.log_deployment('swap', 'done', generation, {'seconds': lakehouse.seconds_since(started)}) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'statements': statements, 'tables': generation.tables | map(attribute='name') | list})) %}
  {% else %}
    {% for statement in statements %}
      {% do print("  " ~ statement) %}
    {% endfor %}
    {% do print("Dry run: nothing was changed." if dry_run else ("Swapped" if statements else "Swapped already") ~ ": "
        ~ generation.tables | map(attribute='name') | join(', ') ~ ". Keep: " ~ lakehouse.deployment_command('finish', suffix)
        ~ ". Undo: " ~ lakehouse.deployment_command('rollback', suffix)) %}
  {% endif %}
{% endmacro %}
