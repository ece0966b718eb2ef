{#-
  Copy a table in full, verify the copy by reading it, and record it.

      dbt run-operation backup_table --args '{table: orders, reason: "before the migration"}'

  table    a table of the project
  reason   why, for whoever finds the backup (optional)
  dry_run  true: say what would be copied (version, rows, bytes) and change nothing
  output   text (default) or json
-#}
{% macro backup_table(table=none, reason=none, dry_run=false, output='text') %}
    {% do lakehouse.reject_unknown('backup_table', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set reason = lakehouse.optional_text('reason', reason) %}
    {% set table = lakehouse.find_table(table) %}
    {% do lakehouse.require_exists(table) %}
    {% if lakehouse.boolean('dry_run', dry_run) %}
        {% do lakehouse.print_backup_preview([table], output) %} {{ return(none) }}
    {% endif %}
    {% set record = lakehouse.take_backup(table, lakehouse.free_set_id('single'), [table], reason, 'backup_table',
        lakehouse.operation_command('backup_table', {'table': table.name, 'reason': reason})) %}
    {% do lakehouse.print_backups([record], output) %}
    {{ return(record) }}
{% endmacro %}
