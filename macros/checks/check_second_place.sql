{#- Check that the second place can be reached, and has each backup that the first one has. Nothing without such a
    place; facts: {place, problem, lacking (ids)}. -#}
{% macro check_second_place(facts) %}
    {% if not facts.place %} {{ return([]) }} {% endif %}
    {% set problems, command = [], holdfast.catch_up_command() %}
    {% if facts.problem %}
        {% do problems.append(holdfast.problem("WARN", facts.problem ~ ": backups have one place while that lasts",
            command)) %}
    {% elif facts.lacking %}
        {% do problems.append(holdfast.problem("WARN", facts.place ~ " lacks " ~ facts.lacking | length
            ~ (" backup" if facts.lacking | length == 1 else " backups") ~ ", the newest is " ~ facts.lacking[0],
            command)) %}
    {% endif %}
    {{ return(holdfast.findings("second place", facts.place ~ " has each backup, read there after it was copied",
        problems)) }}
{% endmacro %}

{#- What doctor reads of the second place; see check_second_place(). -#}
{% macro second_place_facts(all_backups) %}
    {% set place = holdfast.second_place() %}
    {{ return({"place": place, "problem": holdfast.second_place_problem() if place else none,
        "lacking": holdfast.lacking_elsewhere(all_backups) | map(attribute="id") | list}) }}
{% endmacro %}
