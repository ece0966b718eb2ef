{#-
  Copy a table in full, verify the copy by reading it, and record it.

      dbt run-operation backup_table --args '{table: orders, reason: "before the migration"}'

  table    a table of the project
  reason   why, for whoever finds the backup (optional)
  dry_run  true: say what would be copied (version, rows, bytes) and change nothing
  output   text (default) or json
-#}
{% macro backup_table(table=none, reason=none, dry_run=false, output='text') %}
  {% do lakehouse.only_arguments('backup_table', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set reason = lakehouse.text_of('reason', reason) %}
  {% set table = lakehouse.find_table(table) %}
  {% do lakehouse.must_exist(table) %}
  {% if lakehouse.yes_or_no('dry_run', dry_run) %}
    {% do lakehouse.print_what_would_be_copied([table], output) %}
    {{ return(none) }}
  {% endif %}
  {% set record = lakehouse.take_backup(table, lakehouse.free_set_id('single'), [table], reason, 'backup_table',
      lakehouse.run_operation('backup_table', {'table': table.name, 'reason': reason})) %}
  {% do lakehouse.print_backups([record], output) %}
  {{ return(record) }}
{% endmacro %}

{% macro print_backups(records, output) %}
  {% if output == 'json' %}
    {% do print(tojson(records)) %}
  {% else %}
    {% do lakehouse.print_table(records, ['set', 'table', 'version', 'rows', 'content_hash', 'verified_at', 'suspect']) %}
  {% endif %}
{% endmacro %}
