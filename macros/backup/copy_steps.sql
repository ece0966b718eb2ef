{#- The steps that copy what a backup was planned to; the check compares the copy with the table, by reading both. -#}
{% macro copy_steps(plan) %}
    {% set table = plan.table %}
    {% set statements, steps = holdfast.copy_sql(table, plan.version, plan.id, plan.clone), [] %}
    {% for statement in (statements[:-1] if not plan.has_schema else []) %}
        {% set says = "Make the schema of backups; leave this out when it is there." %}
        {% do steps.append(holdfast.step(says, statement)) %}
    {% endfor %}
    {% set copy = holdfast.reader(table, {'kind': 'backup', 'id': plan.id}) %}
    {% do steps.append(holdfast.step("Copy " ~ table.identifier ~ " in full.", statements[-1],
        "same must be true, or this is not a backup.", holdfast.same_rows_sql(table, holdfast.reader(table),
        copy))) %}
    {{ return(steps) }}
{% endmacro %}
