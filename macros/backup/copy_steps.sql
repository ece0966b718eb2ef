{#- The steps that copy what a backup was planned to; the check compares the copy with the table, by reading both. -#}
{% macro copy_steps(plan) %}
    {% set table = plan.table %}
    {% set statements, steps = lakehouse.copy_sql(table, plan.version, plan.id, plan.clone), [] %}
    {% for statement in (statements[:-1] if not plan.has_schema else []) %}
        {% set says = "Make the schema of backups; leave this out when it is there." %}
        {% do steps.append(lakehouse.step(says, statement)) %}
    {% endfor %}
    {% set copy = lakehouse.reader(table, {'kind': 'backup', 'id': plan.id}) %}
    {% do steps.append(lakehouse.step("Copy " ~ table.identifier ~ " in full.", statements[-1],
        "same must be true, or this is not a backup.", lakehouse.same_rows_sql(table, lakehouse.reader(table),
        copy))) %}
    {{ return(steps) }}
{% endmacro %}
