{#- Refuse the violations that the override does not name, in one sentence each. When it names them all, take a verified
    backup of each, and only then let them pass. Without rows at risk a violation passes.

    violations   a list; see violation() -#}
{% macro refuse_or_back_up(violations) %}
    {% set allowed, refusals, due = holdfast.allowed_to_destroy(), [], [] %}
    {% do holdfast.refuse_frozen("allow_destroy", violations | map(attribute='table') | list) if allowed
        and violations %}
    {% for violation in violations %}
        {% set at_risk = none if violation.early else holdfast.rows_at_risk(violation) %}
        {% set verdict = holdfast.verdict(violation, at_risk, violation.table.sql in allowed) %}
        {% do refusals.append(holdfast.refusal(violation, at_risk)) if verdict == 'refuse' %}
        {% do due.append({'violation': violation, 'before': at_risk.before}) if verdict == 'back up' %}
    {% endfor %}
    {% do holdfast.refuse_all(refusals) %}
    {% for each in due %} {% do holdfast.back_up_before(each.violation, each.before) %} {% endfor %}
{% endmacro %}

{#- Return what happens to a violation: refuse, back up or pass. -#}
{% macro verdict(violation, at_risk, allowed) %}
    {% if violation.early %} {{ return("pass" if allowed else "refuse") }}
    {% elif not at_risk.rows %} {{ return("pass") }}
    {% elif not allowed %} {{ return("refuse") }}
    {% endif %}
    {{ return("pass" if violation.keeps_rows else "back up") }}
{% endmacro %}
