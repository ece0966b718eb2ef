{#- How far back a table's versions can be read: {oldest (the number of the oldest that can be, or none), lost (how many
    cannot), error, command}. The command opens those that only the table's retention closes; else it is none.

    versions   see history() -#}
{% macro reach_of_time_travel(table, versions) %}
    {% set lost = versions | selectattr('unreadable') | list %}
    {% set readable = versions | rejectattr('unreadable') | map(attribute='version') | list %}
    {% set closed = holdfast.closed_versions(lost) %}
    {{ return({'oldest': readable | min if readable else none, 'lost': lost | length, 'error': lost[0].unreadable
        if lost else none, 'command': holdfast.opening_command(table, closed[-1]) if closed else none}) }}
{% endmacro %}
