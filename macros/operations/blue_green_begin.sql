{#-
  The first step of a migration that cannot lose a table: copies of the tables under new names, to be changed at will.

      dbt run-operation blue_green_begin --args '{tables: [orders, customers], suffix: _new}'

  tables   one table or a list; all protected Delta tables when left away
  suffix   the copies are called TABLE ~ suffix; _new by default
  dry_run  true: say what would be copied and change nothing
  output   text (default) or json

  Each copy is of one version and is compared with it by hash. Then change the new tables (a migration, a new model, a
  pipeline of its own), and go on with blue_green_validate, blue_green_swap, blue_green_finish; blue_green_rollback undoes.

  The same command again finishes what was interrupted. When all copies are there, it brings the rows along that the
  tables got or changed since, and leaves everything else in the new tables as it is.
-#}
{% macro blue_green_begin(tables=none, suffix='_new', dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('blue_green_begin', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set suffix = lakehouse.suffix_argument(suffix) %}
  {% set generation = lakehouse.deployments() | selectattr('suffix', 'equalto', suffix) | first %}
  {% if generation %}
    {% do lakehouse.require_all_tables(generation, tables) if tables is not none %}
    {% if generation.step == 'swapped' or generation.doing not in [none, 'begin'] %}
      {% set state = lakehouse.unfinished_deployments() | selectattr('suffix', 'equalto', suffix) | first %}
      {% do lakehouse.fail("The generation " ~ suffix ~ " is past its beginning (" ~ state.step ~ "); go on with " ~ state.command_to_finish
          ~ (", or undo with " ~ state.command_to_undo if state.command_to_undo else "") ~ ".") %}
    {% elif not generation.doing %}
      {% do generation.update({'again': true}) %}
      {% do lakehouse.log_deployment('begin', 'started', generation, {'tables': generation.tables, 'again': true}) if not dry_run %}
    {% endif %}
  {% else %}
    {% set generation = lakehouse.new_deployment(tables, suffix) %}
    {% do lakehouse.log_deployment('begin', 'started', generation, {'tables': generation.tables}) if not dry_run %}
  {% endif %}
  {% set answers = [] %}
  {% for table in generation.tables %}
    {% do answers.append(lakehouse.begin_table(generation, table, dry_run, started)) %}
  {% endfor %}
  {% do lakehouse.log_deployment('begin', 'done', generation, {'tables': generation.tables}) if not dry_run %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'tables': answers})) %}
  {% else %}
    {% do lakehouse.print_table(answers, ['table', 'new_table', 'version', 'rows', 'what', 'hash']) %}
    {% do print("Dry run: nothing was changed." if dry_run else
        "Change the new tables now, then: " ~ lakehouse.deployment_command('validate', suffix)) %}
  {% endif %}
{% endmacro %}
