{#- Copy a table in full. -#}
{% macro backup_table(table=none, reason=none, dry_run=false, output='text') %}
    {% do holdfast.reject_unknown('backup_table', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set reason = holdfast.optional_text('reason', reason) %}
    {% set table = holdfast.find_table(table) %}
    {% do holdfast.require_exists(table) %}
    {% if holdfast.boolean('dry_run', dry_run) %}
        {% do holdfast.print_backup_preview([table], output) %} {{ return(none) }}
    {% endif %}
    {% set record = holdfast.take_backup(table, holdfast.free_set_id('single'), [table], reason, 'backup_table',
        holdfast.operation_command('backup_table', {'table': table.name, 'reason': reason})) %}
    {% set behind = holdfast.copy_to_second_place(output, record.id) %}
    {% do holdfast.print_backups([record], output) %}
    {% do holdfast.fail(behind) if behind %}
    {{ return(record) }}
{% endmacro %}
