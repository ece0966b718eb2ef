{#- Return the steps of blue_green_swap for tables that are not swapped. -#}
{% macro printed_blue_green_swap(arguments, asked) %}
    {% set steps = [] %}
    {% for names in lakehouse.printed_deployment(arguments, asked) %}
        {% do steps.extend(lakehouse.hold_steps(names.new, none)
            + lakehouse.swap_deployment_steps(names, "ready")) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
