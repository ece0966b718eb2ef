{#- Return where each table of a deployment is in the swap: a list of {table, names, existing, state}.

      existing   which of live, new and old exist
      state      see swap_state() -#}
{% macro swap_states(deployment) %}
    {% set found = [] %}
    {% for table in deployment.tables %}
        {% set names, existing = lakehouse.deployment_names(table, deployment.suffix), [] %}
        {% for side in ['live', 'new', 'old'] if lakehouse.exists(names[side]) %}
            {% do existing.append(side) %}
        {% endfor %}
        {% do found.append({"table": table, "names": names, "existing": existing,
            "state": lakehouse.swap_state(existing)}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
