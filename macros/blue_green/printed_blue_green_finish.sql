{#- Return the steps of blue_green_finish for tables that are swapped. -#}
{% macro printed_blue_green_finish(arguments, asked) %}
    {% set steps, suffix = [], lakehouse.suffix_argument(arguments.get("suffix") or "_new") %}
    {% set safety, single = lakehouse.new_set_id("safety"), lakehouse.new_set_id("single") %}
    {% for names in lakehouse.printed_deployment(arguments, asked) %}
        {% set name = names.live.name %}
        {% do steps.extend(lakehouse.backup_steps(names.old, safety, [name], lakehouse.reason_of_finish())) %}
        {% do steps.extend(lakehouse.backup_steps(names.live, single, [name], lakehouse.reason_of_new_table(suffix))) %}
        {% do steps.extend(lakehouse.drop_deployment_steps(names.old)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
