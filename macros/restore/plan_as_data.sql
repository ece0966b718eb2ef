{#- The plan for a program: `output: json`. -#}
{% macro plan_as_data(plan) %}
    {{ return({'table': plan.source.name, 'into': plan.table.identifier, 'point': plan.point.label, 'mode': plan.mode,
        'prefer': plan.prefer, 'damage': plan.damage.problem if plan.damage else none,
        'lost_values': holdfast.lost_values(plan), 'counts': plan.counts,
        'rows_after': plan.rows_after, 'statements': plan.statements}) }}
{% endmacro %}
