{#- Return why a table has no versions, and what brings its rows back. -#}
{% macro text_without_history(table) %}
    {% set kind = holdfast.non_table_type(table) %}
    {% set next = ". Build it again with dbt build --select " ~ table.own_name
        if kind and not table.protected and table.resource != 'source'
        else ". Restore it from its backups: " ~ holdfast.operation_command('list_backups', {'table': table.name}) %}
    {{ return(table.name ~ " has no history of its own: it is a " ~ (kind or "table of the database") ~ next) }}
{% endmacro %}
