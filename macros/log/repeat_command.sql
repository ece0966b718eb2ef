{#- Return the command that finishes what an entry began; each verb writes its own into the log. -#}
{% macro repeat_command(entry) %}
    {% if (entry.detail or '').startswith('dbt run-operation') %} {{ return(entry.detail) }}
    {% elif entry.verb == 'backup' %}
        {{ return(holdfast.operation_command('backup_table', {'table': entry.table_name})) }}
    {% endif %}
    {{ return(holdfast.operation_command('recovery_plan', {'table': entry.table_name})) }}
{% endmacro %}
