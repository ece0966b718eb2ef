{#- Check what the next `dbt build` would destroy, as the guard judges it: the guard blocks it then, doctor reports it
    now. -#}
{% macro check_graph(facts) %}
    {% set problems = [] %}
    {% for each in facts.violations %}
        {% set violation, name = each.violation, each.violation.table.name %}
        {% if violation.early %}
            {% do problems.append(holdfast.problem("FAIL", violation.action ~ ", so the guard cannot stop it",
                violation.remedy, name)) %}
        {% elif each.at_risk.rows %}
            {% do problems.append(holdfast.problem("FAIL", violation.action ~ ", and it "
                ~ holdfast.risk_text(each.at_risk), violation.remedy, name)) %}
        {% endif %}
    {% endfor %}
    {% for sentence in facts.sentences %} {% do problems.append(holdfast.problem("FAIL", sentence)) %} {% endfor %}
    {{ return(holdfast.findings("dbt graph", "the next dbt build destroys no protected table", problems)) }}
{% endmacro %}
