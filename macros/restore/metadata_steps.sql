{#- The steps that give a table its metadata back, after a copy of a backup. A new table beside another one gets only
    the comment, unless undrop_table is to put it into the other one's place. -#}
{% macro metadata_steps(plan) %}
    {% set steps, point, table, source = [], plan.point, plan.table, plan.source %}
    {% set is_new = not plan.exists and (table.sql == source.sql
        or table.identifier.startswith(source.identifier ~ '__undropped_')) %}
    {% set statements = holdfast.table_metadata_sql(table, point.get('metadata'), is_new) if point.kind == 'backup'
        else [] %}
    {% for statement in statements %}
        {% do steps.append(holdfast.step(
            "The copy has the backup's manifest as its comment; put the table's own in place of null if it had one."
            if loop.first else "Tags and grants, as the backup recorded them.", statement)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
