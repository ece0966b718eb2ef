{#- The steps that make a table that does not exist from a point. To make a schema needs a right of its own, even where
    the schema exists and nothing happens: the statement is sent only where it is needed. -#}
{% macro create_steps(plan) %}
    {% set table, point, schema = plan.table, plan.point, lakehouse.create_schema_sql(plan.table) %}
    {% if point.get('damaged') %} {% set create = lakehouse.rescue_sql(point.quarantined, table) %}
    {% elif point.get('quarantined') %}
        {% set create = lakehouse.copy_table_sql(point.quarantined, point.version, table) %}
    {% else %} {% set create = lakehouse.create_from_point_sql(table, plan) %}
    {% endif %}
    {% set steps = [lakehouse.step("The schema, in case it is gone, too; leave this out when it is there.", schema)]
        if schema and not plan.get('has_schema') else [] %}
    {% do steps.append(lakehouse.step("Restore " ~ point.label ~ " of " ~ plan.source.identifier ~ " as "
        ~ table.identifier ~ "; it fails when that name is taken.", create)) %}
    {{ return(steps + lakehouse.metadata_steps(plan)) }}
{% endmacro %}
