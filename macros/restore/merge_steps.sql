{#- The steps that merge a point into a table. Columns that only the point has come first; adding one changes no row.
    The merge fills them by key. -#}
{% macro merge_steps(plan) %}
    {% set steps, new_columns = [], (plan.columns or []) | rejectattr('in_live') | list %}
    {% for statement in holdfast.add_columns_sql(plan.table, new_columns) %}
        {% do steps.append(holdfast.step("Add the columns that only the point has.", statement)) %}
    {% endfor %}
    {% set others = ", and set all others to what they were" if plan.prefer == 'point' else "; all others stay" %}
    {% set filled = ", but for the columns that only the point has: these get its values" if new_columns
        and plan.prefer != 'point' else "" %}
    {% set ends = " Rows that reach into the next row of the same key end there." if plan.table.periods else "" %}
    {% do steps.append(holdfast.step("Bring back the rows of " ~ plan.table.identifier ~ " whose key is missing"
        ~ others ~ filled ~ "." ~ ends, holdfast.merge_point_sql(plan.table, plan))) %}
    {{ return(steps) }}
{% endmacro %}
