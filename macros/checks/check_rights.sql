{#- Check that the rights and owners that the last good backup recorded are there: a schema that was dropped and made
    again has none. -#}
{% macro check_rights(facts) %}
    {% set problems, seen = [], [] %}
    {% for fact in facts %}
        {% set missing = (fact.get("lost_rights") or []) | reject("in", seen) | list %}
        {% do seen.extend(missing) %}
        {% if missing %}
            {% do problems.append(holdfast.problem("WARN", missing | length ~ " rights or owners that backup "
                ~ fact.good.id ~ " recorded are gone. If that is intended, take a new backup; otherwise run as owner",
                missing | join("; "), fact.table.name)) %}
        {% endif %}
    {% endfor %}
    {{ return(holdfast.findings("rights", "rights and owners are as the last good backups recorded them", problems)) }}
{% endmacro %}
