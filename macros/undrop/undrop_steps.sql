{#- The steps that make a dropped or sibling table stand as `old`. UNDROP gives it the name that it had, so what has
    this name meanwhile is renamed for a moment. -#}
{% macro undrop_steps(plan) %}
    {% set table, point, old = plan.table, plan.point, plan.old %}
    {% if point.kind == 'table' %} {{ return(holdfast.sibling_steps(plan)) }} {% endif %}
    {% set had = holdfast.sibling_table(table, point.name) %}
    {% set aside = holdfast.sibling_table(table, point.name ~ '__steps_aside') %}
    {% set steps = [holdfast.step("Bring " ~ point.label ~ " back, under the name that it had.",
        holdfast.undrop_sql(had, point.id))] %}
    {% if plan.taken %}
        {% set steps = [holdfast.step("Rename for a moment what has that name (no step for it when there is none).",
            holdfast.rename_sql(had, aside))] + steps %}
    {% endif %}
    {% do steps.append(holdfast.step("Rename it to " ~ old.identifier ~ ".", holdfast.rename_sql(had, old)))
        if point.name | lower != old.identifier | lower %}
    {% do steps.append(holdfast.step("Give what was renamed its name back.", holdfast.rename_sql(aside, had)))
        if plan.taken %}
    {{ return(steps) }}
{% endmacro %}

{#- A sibling table stands already: it is only renamed where the name is free, and copied where it is to stay, too. -#}
{% macro sibling_steps(plan) %}
    {% set sibling, old = plan.point.sibling, plan.old %}
    {% if old.identifier == sibling.identifier %} {{ return([]) }}
    {% elif plan.into %}
        {{ return([holdfast.step("Copy " ~ sibling.identifier ~ " as " ~ old.identifier ~ ".",
            holdfast.copy_table_sql(sibling, none, old))]) }}
    {% endif %}
    {{ return([holdfast.step("Give " ~ sibling.identifier ~ " the name " ~ old.identifier ~ ".",
        holdfast.rename_sql(sibling, old))]) }}
{% endmacro %}
