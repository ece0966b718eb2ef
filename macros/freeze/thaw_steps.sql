{#- Return the steps that end the freeze of tables. -#}
{% macro thaw_steps(tables) %}
    {% set steps = [] %}
    {% for table in tables %}
        {% do steps.append(holdfast.step("End the freeze of " ~ table.name ~ ".", holdfast.thaw_sql(table))) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
