{#- Restore a set beside the live tables, compare, drop the copies again. -#}
{% macro printed_drill(arguments, asked) %}
    {% set steps, schemas = [], [] %}
    {% for table in holdfast.printed_tables(asked) %}
        {% set id = holdfast.printed_backup_id(table, arguments.get('backup', 'latest'), asked) %}
        {% set scratch = holdfast.scratch_table(table) %}
        {% do steps.extend(holdfast.fetch_steps(table, id)) %}
        {% for step in holdfast.drill_steps(table, {'kind': 'backup', 'id': id, 'label': 'backup ' ~ id})
            if step.sql not in steps | map(attribute='sql') %}
            {% do steps.append(step) %}
        {% endfor %}
        {% do steps.append(holdfast.step("Clean up.", holdfast.drop_table_sql(scratch))) %}
        {% do schemas.extend(holdfast.drop_scratch_schema_sql(scratch)) %}
    {% endfor %}
    {% for statement in schemas | unique %}
        {% set says = "Drop the schema of the drill; this fails while another table lies in it." %}
        {% do steps.append(holdfast.step(says, statement)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
