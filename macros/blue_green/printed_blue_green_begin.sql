{#- Return the steps of blue_green_begin for tables that have no copies yet. -#}
{% macro printed_blue_green_begin(arguments, asked) %}
    {% set steps = [] %}
    {% for names in lakehouse.printed_deployment(arguments, asked) %}
        {% do steps.extend(lakehouse.hold_steps(names.live, none)
            + lakehouse.copy_deployment_steps(names, none)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
