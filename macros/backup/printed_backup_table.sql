{% macro printed_backup_table(arguments, asked) %}
    {% set table = lakehouse.printed_table(arguments.get('table'), asked) %}
    {% set reason = lakehouse.optional_text('reason', arguments.get('reason')) %}
    {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('single'), [table.name], reason)) }}
{% endmacro %}
