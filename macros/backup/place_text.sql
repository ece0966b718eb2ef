{#- Where a backup is, for people. A copy in the second place that is damaged, or has no sound manifest, is none. -#}
{% macro place_text(record, second) %}
    {% if record.get('here') is false %} {{ return(second) }}
    {% elif record.get('elsewhere') %} {{ return("here, and " ~ second) }}
    {% endif %}
    {{ return("here") }}
{% endmacro %}

{#- The next step where the second place cannot be reached. -#}
{% macro check_place_text() %}
    {{ return("Check the second place: its name, the network, and the rights or credentials for it.") }}
{% endmacro %}

{#- A sentence for a refusal that may be due to a second place that cannot be reached; '' where it can. -#}
{% macro unreached_text() %}
    {% set problem = holdfast.second_place_problem() if holdfast.second_place() else none %}
    {{ return(" Backups in the second place are not known: " ~ problem ~ ". " ~ holdfast.check_place_text() if problem
        else "") }}
{% endmacro %}
