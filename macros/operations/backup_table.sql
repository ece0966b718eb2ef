{#- Copy a table in full, verify the copy by reading it, and record it; then copy it to the second
    place, if there is one. -#}
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
    {% set behind = lakehouse.copy_to_second_place(output, record.id) %}
    {% do lakehouse.print_backups([record], output) %}
    {% do lakehouse.fail(behind) if behind %}
    {{ return(record) }}
{% endmacro %}
