{#- The steps that make a table exactly a point. -#}
{% macro replace_steps(plan) %}
    {% set replace = holdfast.replace_by_point_sql(plan.table, plan) %}
    {{ return([holdfast.step("Make " ~ plan.table.identifier ~ " exactly " ~ plan.point.label ~ ".", replace)]
        + holdfast.metadata_steps(plan)) }}
{% endmacro %}
