{#- The versions of a table for people; see time_travel.

    versions   those that are shown, newest first; `listed` is how many there are
    reach      see reach_of_time_travel() -#}
{% macro print_history(table, versions, listed, reach) %}
    {% set more = "" if versions | length == listed else ", the newest " ~ versions | length
        ~ " of them shown (limit: " ~ listed ~ " shows all)" %}
    {% do print(table.name ~ ": " ~ listed ~ " versions, newest first (times in UTC)" ~ more) %}
    {% do holdfast.print_table(versions, ['version', 'committed_at', 'operation', 'note', 'rows', 'remark']) %}
    {% do print("Version " ~ reach.oldest ~ " is the oldest that can be read. " ~ reach.lost
        ~ " older ones cannot: " ~ reach.error) if reach.lost and reach.oldest is not none %}
    {% do print("The retention of " ~ table.name ~ " closes them. Open those whose files are left with: "
        ~ reach.command) if reach.command %}
    {% do print("Restore one of them with: " ~ holdfast.operation_command('restore_table', {'table': table.name,
        'version': 'VERSION'})) %}
{% endmacro %}
