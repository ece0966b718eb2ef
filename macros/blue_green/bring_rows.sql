{#- Return how many rows of a table were added or changed between two versions; 0 without a query where no commit since
    changed a row. -#}
{% macro rows_since(table, before, now) %}
    {{ return(holdfast.count_changed_rows(table, before, now) if holdfast.rows_changed_since(table, before, now)
        else 0) }}
{% endmacro %}

{#- Merge such rows into another table. Returns how many.

    goal      the table that gets them
    label     what the rows are, for the recovery log
    command   the command that completes the merge when it is killed
    started   when the verb started -#}
{% macro bring_rows(table, goal, before, now, label, command, started) %}
    {% set rows = holdfast.rows_since(table, before, now) %}
    {% if rows %}
        {% set plan = holdfast.merge_changed_rows_plan(table, goal, before, now, label, command) %}
        {% do holdfast.execute_restore(plan, "blue_green_bring_along", started) %}
    {% endif %}
    {{ return(rows) }}
{% endmacro %}
