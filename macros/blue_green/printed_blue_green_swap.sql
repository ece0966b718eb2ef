{#- Return the steps of blue_green_swap for tables that are not swapped. -#}
{% macro printed_blue_green_swap(arguments, asked) %}
    {% set steps = [] %}
    {% for names in holdfast.printed_deployment(arguments, asked) %}
        {% do steps.extend(holdfast.hold_steps(names.new, none)
            + holdfast.swap_deployment_steps(names, "ready")) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
