{#- Return the steps that end the freeze of tables. log: see freeze_steps(). -#}
{% macro thaw_steps(tables, log) %}
    {% set steps = [] %}
    {% for table in tables %}
        {% do steps.append(holdfast.step("End the freeze of " ~ table.name ~ ".", holdfast.thaw_sql(table, log))) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
