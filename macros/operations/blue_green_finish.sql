{#-
  End a generation that was swapped: drop the old tables, each only after a verified backup that holds exactly its rows.

      dbt run-operation blue_green_finish --args '{suffix: _new}'
      dbt run-operation blue_green_finish --args '{suffix: _new, dry_run: false}'

  suffix   which generation; not needed when there is one only
  tables   to be sure: must be all tables of the generation
  dry_run  true (default): say what would be dropped; false: do it
  output   text (default) or json

  A table whose rows no backup holds yet is backed up first; so is the new generation, so that `latest` means it.
-#}
{% macro blue_green_finish(suffix=none, tables=none, dry_run=true, output='text') %}
  {% do lakehouse.reject_unknown('blue_green_finish', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set generation = lakehouse.find_deployment(suffix, tables) %}
  {% set suffix, answers = generation.suffix, [] %}
  {% if generation.step != 'swapped' or generation.doing not in [none, 'finish'] %}
    {% set state = lakehouse.unfinished_deployments() | selectattr('suffix', 'equalto', suffix) | first %}
    {% do lakehouse.fail("The generation " ~ suffix ~ " is not swapped (" ~ state.step ~ "), so its old tables are needed; go on with "
        ~ state.command_to_finish ~ ".") %}
  {% endif %}
  {% for table in generation.tables %}
    {% set names = lakehouse.deployment_names(table, suffix) %}
    {% do lakehouse.require_exists(names.live) %}
    {% if lakehouse.exists(names.new) %}
      {% do lakehouse.fail(names.new.identifier ~ " exists again, although the swap gave it the name " ~ names.live.identifier
          ~ "; move it away, then repeat the command.") %}
    {% endif %}
  {% endfor %}
  {% do lakehouse.log_deployment('finish', 'started', generation) if not dry_run %}
  {% for table in generation.tables %}
    {% set names = lakehouse.deployment_names(table, suffix) %}
    {% set answer = {'table': table.name, 'old_table': names.old.identifier, 'rows': none, 'backup': none} %}
    {% if lakehouse.exists(names.old) %}
      {% set held = lakehouse.exact_backup(names.old, 'safety', dry_run, lakehouse.reason_of_finish()) %}
      {% do answer.update(held) %}
      {% do lakehouse.exact_backup(names.live, 'single', dry_run, 'the new generation ' ~ suffix) %}
    {% endif %}
    {% do run_query(lakehouse.drop_table_sql(names.old)) if not dry_run %}
    {% do answers.append(answer) %}
  {% endfor %}
  {% do lakehouse.log_deployment('finish', 'done', generation) if not dry_run %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': suffix, 'dry_run': dry_run, 'tables': answers})) %}
  {% else %}
    {% do lakehouse.print_table(answers, ['table', 'old_table', 'rows', 'backup']) %}
    {% do print("Dry run: nothing was changed; say dry_run: false to drop the old tables." if dry_run
        else "Finished: the old tables are dropped, and are in the backups named above.") %}
  {% endif %}
{% endmacro %}
