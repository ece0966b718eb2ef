{#- Return the steps that give the old table its name back and keep the new one.

    names   {live, new, old}; see deployment_names()
    state   the swap state to start from; see swap_state() -#}
{% macro swap_back_steps(names, state) %}
    {% set steps = [] %}
    {% do steps.append(holdfast.step("Keep the new table as " ~ names.new.identifier ~ ".",
        holdfast.rename_sql(names.live, names.new))) if state == "swapped" %}
    {% if state in ["swapped", "half"] %}
        {% do steps.append(holdfast.step("Give the old table the name " ~ names.live.identifier ~ " back.",
            holdfast.rename_sql(names.old, names.live),
            "only_new counts keys that came since the swap, or that the migration made.",
            holdfast.only_new_sql(names))) %}
    {% endif %}
    {{ return(steps) }}
{% endmacro %}

{% macro only_new_sql(names) %}
    {% set live, new = holdfast.reader(names.live), holdfast.reader(names.new) %}
    {% set sql %}
    select (select count(*) from {{ live }}) as rows_now,
      {{ holdfast.missing_keys(names.live, new, live) }} as only_new
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
