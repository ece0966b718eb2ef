{#- Return the steps that freeze tables.

    tables   those that are not frozen yet
    reason   why
    look     true: leave out what makes the place of the record where it is there -#}
{% macro freeze_steps(tables, reason, look=false) %}
    {% set steps = [] %}
    {% for statement in (holdfast.freeze_place_sql(tables[0], look) if tables else []) %}
        {% do steps.append(holdfast.step("Make the place of the record.", statement)) %}
    {% endfor %}
    {% for table in tables %}
        {% do steps.append(holdfast.step("Freeze " ~ table.name ~ ".", holdfast.freeze_sql(table, reason))) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
