{#- Return the plan that merges the rows of a table that changed between two versions into another one; see
    plan_restore().

    table, goal   from which table into which
    label         what the rows are, for the recovery log
    command       the command that completes the merge when it is killed -#}
{% macro merge_changed_rows_plan(table, goal, before, now, label, command) %}
    {% set point = holdfast.changed_rows_point(table, before, now, label) %}
    {{ return(dict(holdfast.plan_restore(table, point, "merge", "point", goal.identifier), command=command)) }}
{% endmacro %}
