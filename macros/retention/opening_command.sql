{#- The command that opens a version which only the table's retention closes; it stays open for a week.

    version   {committed_at} -#}
{% macro opening_command(table, version) %}
    {{ return(lakehouse.operation_command('set_retention', {'table': table.name,
        'days': lakehouse.days_to_keep(version.committed_at, lakehouse.engine_now())})) }}
{% endmacro %}
