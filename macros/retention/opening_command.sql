{#- The command that opens a version which only the table's retention closes; it stays open for a week.

    version   {committed_at} -#}
{% macro opening_command(table, version) %}
    {{ return(holdfast.operation_command('set_retention', {'table': table.name,
        'days': holdfast.days_to_keep(version.committed_at, holdfast.engine_now())})) }}
{% endmacro %}
