{#- Return the steps of blue_green_finish for tables that are swapped. -#}
{% macro printed_blue_green_finish(arguments, asked) %}
    {% set steps, suffix = [], holdfast.suffix_argument(arguments.get("suffix") or "_new") %}
    {% set safety, single = holdfast.new_set_id("safety"), holdfast.new_set_id("single") %}
    {% for names in holdfast.printed_deployment(arguments, asked) %}
        {% set name = names.live.name %}
        {% do steps.extend(holdfast.backup_steps(names.old, safety, [name], holdfast.reason_of_finish())) %}
        {% do steps.extend(holdfast.backup_steps(names.live, single, [name], holdfast.reason_of_new_table(suffix))) %}
        {% do steps.extend(holdfast.drop_deployment_steps(names.old)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
