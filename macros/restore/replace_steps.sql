{#- The steps that make a table exactly a point. -#}
{% macro replace_steps(plan) %}
    {% set replace = lakehouse.replace_by_point_sql(plan.table, plan) %}
    {{ return([lakehouse.step("Make " ~ plan.table.identifier ~ " exactly " ~ plan.point.label ~ ".", replace)]
        + lakehouse.metadata_steps(plan)) }}
{% endmacro %}
