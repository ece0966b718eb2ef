{#-
  Compare the new generation with the old one, by reading both in full: keys, rows, types, and column by column a hash.

      dbt run-operation blue_green_validate --args '{suffix: _new}'

  suffix               which generation; not needed when there is one only
  tables               to be sure: must be all tables of the generation
  allow_missing_keys   list of tables whose new generation may lack keys, or be empty
  allow_lost_columns   list of tables that may lose columns or values: columns gone, of a narrower type, or filled less
  dry_run              true: compare and say, but do not record that it passed
  output               text (default) or json

  The exit code is 0 only if every table may be swapped. Keys that are missing, an empty table, duplicate keys, lost columns,
  and rows that the old table got since stand in the way; changed values and new columns are what migrations are for, and
  are only named. The swap takes exactly the versions that passed.
-#}
{% macro blue_green_validate(
    suffix=none, tables=none, allow_missing_keys=none, allow_lost_columns=none, dry_run=false, output='text'
) %}
  {% do lakehouse.reject_unknown('blue_green_validate', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set generation = lakehouse.find_deployment(suffix, tables) %}
  {% if generation.doing or generation.step == 'swapped' %}
    {% set state = lakehouse.unfinished_deployments() | selectattr('suffix', 'equalto', generation.suffix) | first %}
    {% do lakehouse.fail("There is nothing to validate: the generation " ~ generation.suffix ~ " is at '" ~ state.step ~ "'; go on with "
        ~ state.command_to_finish ~ ".") %}
  {% endif %}
  {% set may_lack = lakehouse.deployment_tables('allow_missing_keys', allow_missing_keys, generation) %}
  {% set may_lose = lakehouse.deployment_tables('allow_lost_columns', allow_lost_columns, generation) %}
  {% set compared, stamps, sentences = [], {}, [] %}
  {% for table in generation.tables %}
    {% set found = lakehouse.compare_deployments(table, generation.suffix, may_lack, may_lose) %}
    {% do compared.append(found) %}
    {% do stamps.update({table.name: {'old': found.old, 'new': found.new}}) %}
    {% if found.problems %}
      {% do sentences.append(table.identifier ~ generation.suffix ~ " " ~ found.problems | join('; it ') ~ ".") %}
    {% endif %}
  {% endfor %}
  {% if not dry_run %}
    {% do lakehouse.log_deployment('validate', 'failed' if sentences else 'done', generation, {'validated': stamps, 'problems': sentences}) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson({'suffix': generation.suffix, 'passed': not sentences, 'tables': compared})) %}
  {% else %}
    {% do lakehouse.print_table(compared, ['table', 'rows_old', 'rows_new', 'missing', 'extra', 'double', 'moved']) %}
    {% for found in compared %}
      {% for what in ['lost', 'changed', 'added'] if found[what] %}
        {% do print("  " ~ found.table ~ ", columns " ~ what ~ ": " ~ found[what] | join(', ')) %}
      {% endfor %}
    {% endfor %}
  {% endif %}
  {% if sentences %}
    {% do lakehouse.fail(sentences | join('\n')) %}
  {% elif output == 'text' %}
    {% do print("Passed" ~ (" (dry run: not recorded)." if dry_run else ". Next: " ~ lakehouse.deployment_command('swap', generation.suffix))) %}
  {% endif %}
{% endmacro %}
