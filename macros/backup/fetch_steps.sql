{#- The step, in a list, that brings a backup back from the second place in printed SQL; none without such a place. -#}
{% macro fetch_steps(table, id) %}
    {% if not holdfast.second_place(table.engine) %} {{ return([]) }} {% endif %}
    {{ return([holdfast.step("Bring the backup back if only the second place has it; leave this out where it is in "
        ~ "the first place.", holdfast.fetch_sql(table, id))]) }}
{% endmacro %}
