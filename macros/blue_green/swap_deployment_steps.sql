{#- Return the steps that give the new table the live name and keep the old one.

    names   {live, new, old}; see deployment_names()
    state   the swap state to start from; see swap_state() -#}
{% macro swap_deployment_steps(names, state) %}
    {% set steps = [] %}
    {% do steps.append(holdfast.step("Keep the old table as " ~ names.old.identifier ~ ".",
        holdfast.rename_sql(names.live, names.old))) if state == "ready" %}
    {% if state in ["ready", "half"] %}
        {% do steps.append(holdfast.step("Give the new table the name " ~ names.live.identifier
            ~ ". Until then queries of it fail.", holdfast.rename_sql(names.new, names.live),
            "the rows of the new table.", "select count(*) as n from " ~ holdfast.reader(names.live))) %}
    {% endif %}
    {{ return(steps) }}
{% endmacro %}
