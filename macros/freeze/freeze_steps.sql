{#- Return the steps that freeze tables.

    tables   those that are not frozen yet
    reason   why -#}
{% macro freeze_steps(tables, reason) %}
    {% set steps = [] %}
    {% for table in tables %}
        {% for statement in holdfast.freeze_sql(table, reason) if statement not in steps | map(attribute='sql') %}
            {% set says = "Freeze " ~ table.name ~ "." if loop.last else "Make the place of the record." %}
            {% do steps.append(holdfast.step(says, statement)) %}
        {% endfor %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
