{#- The command that undoes a restore; none where the table did not exist or could not be read, or
    nothing was written. -#}
{% macro undo_command(plan, safety) %}
    {% if not safety or plan.unread %} {{ return(none) }} {% endif %}
    {{ return(holdfast.operation_command('restore_table',
        {'table': plan.table.name, safety.kind: safety.id if safety.kind == 'version' else safety.set,
        'mode': 'replace'})) }}
{% endmacro %}
