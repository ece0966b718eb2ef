{#- Return that no backup exists, of a table or at all, with the command that takes one: backup_all copies protected
    tables alone. -#}
{% macro first_backup_text(table=none) %}
    {% set command = holdfast.operation_command('backup_all') if table is none or table.protected
        else holdfast.operation_command('backup_table', {'table': table.name}) %}
    {{ return("No backup" ~ (" of " ~ table.name if table else "") ~ " exists; take one: " ~ command) }}
{% endmacro %}
