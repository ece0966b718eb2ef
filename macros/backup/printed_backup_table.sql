{% macro printed_backup_table(arguments, asked) %}
    {% set table = holdfast.printed_table(arguments.get('table'), asked) %}
    {% set reason = holdfast.optional_text('reason', arguments.get('reason')) %}
    {{ return(holdfast.backup_steps(table, holdfast.new_set_id('single'), [table.name], reason)) }}
{% endmacro %}
