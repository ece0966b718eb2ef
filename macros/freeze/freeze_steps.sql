{#- Return the steps that freeze tables.

    tables   those that are not frozen yet
    reason   why
    log      the recovery log; the record lies next to it
    look     true: leave out what makes the place of the record where it is there -#}
{% macro freeze_steps(tables, reason, log, look=false) %}
    {% set steps = [] %}
    {% for statement in (holdfast.freeze_place_sql(log, look) if tables else []) %}
        {% do steps.append(holdfast.step("Make the place of the record.", statement)) %}
    {% endfor %}
    {% for table in tables %}
        {% do steps.append(holdfast.step("Freeze " ~ table.name ~ ".", holdfast.freeze_sql(table, reason, log))) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
