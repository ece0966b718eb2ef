{#- Return the steps of blue_green_begin for tables that have no copies yet. -#}
{% macro printed_blue_green_begin(arguments, asked) %}
    {% set steps = [] %}
    {% for names in holdfast.printed_deployment(arguments, asked) %}
        {% do steps.extend(holdfast.hold_steps(names.live, none)
            + holdfast.copy_deployment_steps(names, none)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
