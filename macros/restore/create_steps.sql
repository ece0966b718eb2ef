{#- The steps that make a table that does not exist from a point. To make a schema needs a right of its own, even where
    the schema exists and nothing happens: the statement is sent only where it is needed. -#}
{% macro create_steps(plan) %}
    {% set table, point, schema = plan.table, plan.point, holdfast.create_schema_sql(plan.table) %}
    {% set quarantined = point.get('quarantined') %}  {# a backup may be `damaged`, too: by its manifest #}
    {% if quarantined and point.damaged %} {% set create = holdfast.rescue_sql(point.quarantined, table) %}
    {% elif quarantined and not point.unlisted %}
        {% set create = holdfast.copy_table_sql(point.quarantined, point.version, table) %}
    {% else %} {% set create = holdfast.create_from_point_sql(table, plan) %}
    {% endif %}
    {% set steps = [holdfast.step("The schema, in case it is gone, too; leave this out when it is there.", schema)]
        if schema and not plan.get('has_schema') else [] %}
    {% do steps.append(holdfast.step("Restore " ~ point.label ~ " of " ~ plan.source.identifier ~ " as "
        ~ table.identifier ~ "; it fails when that name is taken.", create)) %}
    {{ return(steps + holdfast.metadata_steps(plan)) }}
{% endmacro %}
