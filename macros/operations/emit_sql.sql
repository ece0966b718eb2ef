{#-
  Print the SQL of a verb without running anything, to paste into a SQL editor when dbt cannot reach the tables.

      dbt -q run-operation emit_sql --args '{verb: restore_table, args: {table: orders, version: 12},
          dialect: databricks, catalog: main}'

  verb      which verb
  args      its arguments, as it takes them (optional)
  dialect   databricks, spark (open-source Spark with Delta) or local (DuckDB with the plug-in); the target's by default
  catalog   where the tables lie; needed for databricks when the target is another
  output    text (default) or json

  Names and keys come from the project, so no table need be there. What a verb finds out by looking, the text leaves to
  whoever pastes it: each statement has a comment that says what it does, and where there is something to check, a query.
  `python -m dbt_duckdb_delta.sql FILE --data-dir data` runs the text of `local`.
-#}
{% macro emit_sql(verb=none, args=none, dialect=none, catalog=none, output='text') %}
  {% do lakehouse.reject_unknown('emit_sql', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set verb = lakehouse.identifier('verb', verb) %}
  {% set printable = lakehouse.printable_verbs() %}
  {% if verb not in printable %}
    {% set nearest = lakehouse.nearest(verb, printable) if verb not in context['lakehouse'] else none %}
    {% do lakehouse.fail("The SQL of '" ~ verb ~ "' cannot be printed; " ~ ("did you mean '" ~ nearest ~ "'?" if nearest
        else "there is that of " ~ printable | join(', ') ~ ".")) %}
  {% endif %}
  {% set given = args if args is not none else {} %}
  {% if given is not mapping %}
    {% do lakehouse.fail("args: " ~ given ~ " are no arguments; write args: {table: NAME}.") %}
  {% endif %}
  {% set known = context['lakehouse'][verb].macro.arguments | map(attribute='name') | list %}
  {% do lakehouse.reject_unknown(verb, given | reject('in', known) | list) if known %}
  {% set own = {'duckdb': 'local'}.get(adapter.type(), adapter.type()) %}
  {% set asked = {
      'dialect': lakehouse.choice('dialect', dialect or own, ['databricks', 'spark', 'local']), 'own': own,
      'catalog': lakehouse.optional_text('catalog', catalog),
  } %}
  {% set steps = context['lakehouse']['printed_' ~ verb](given, asked) %}
  {% if output == 'json' %}
    {% do print(tojson({'verb': verb, 'dialect': asked.dialect, 'steps': steps})) %}
  {% else %}
    {% do lakehouse.print_steps(verb, given, asked, steps) %}
  {% endif %}
{% endmacro %}

{% macro printable_verbs() %}
  {{ return([
      'time_travel', 'backup_table', 'backup_all', 'list_backups', 'verify_backup', 'restore_table', 'restore_all', 'undrop_table',
      'blue_green_begin', 'blue_green_validate', 'blue_green_swap', 'blue_green_rollback', 'blue_green_finish', 'drill',
      'prune_backups', 'recovery_plan', 'doctor', 'set_retention', 'clean_up',
  ]) }}
{% endmacro %}
