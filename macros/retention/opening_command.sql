{#- The command that opens a version which only the table's retention closes; it stays open for a week.

    version   {committed_at} -#}
{% macro opening_command(table, version) %}
    {{ return(lakehouse.operation_command('set_retention', {'table': table.name,
        'days': lakehouse.days_to_keep(version.committed_at)})) }}
{% endmacro %}

{#- How many days of retention keep a version of that age readable for another week. -#}
{% macro days_to_keep(committed_at) %}
    {{ return((lakehouse.hours_since(committed_at) / 24) | round(0, 'ceil') | int + 7) }}
{% endmacro %}
