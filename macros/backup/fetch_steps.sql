{#- The steps that bring a backup back from the second place in printed SQL; none without such a place. -#}
{% macro fetch_steps(table, id) %}
    {% if not holdfast.second_place(table.engine) %} {{ return([]) }} {% endif %}
    {% set steps = [] %}
    {% for statement in holdfast.fetch_sql(table, {'id': id}) %}
        {% do steps.append(holdfast.step("Bring the backup back if only the second place has it; leave this out where "
            ~ "it is in the first place.", statement)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
