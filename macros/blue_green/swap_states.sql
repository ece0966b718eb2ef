{#- Return where each table of a deployment is in the swap: a list of {table, names, existing, state}.

      existing   which of live, new and old exist
      state      see swap_state() -#}
{% macro swap_states(deployment) %}
    {% set found = [] %}
    {% for table in deployment.tables %}
        {% set names, existing = holdfast.deployment_names(table, deployment.suffix), [] %}
        {% for side in ['live', 'new', 'old'] if holdfast.exists(names[side]) %}
            {% do existing.append(side) %}
        {% endfor %}
        {% do found.append({"table": table, "names": names, "existing": existing,
            "state": holdfast.swap_state(existing)}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
