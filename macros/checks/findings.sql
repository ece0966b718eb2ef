{#- Return what a check reports: one OK with a sentence, or its problems.

    aspect     what was checked
    ok         the sentence when there is no problem
    problems   a list; see problem() -#}
{% macro findings(aspect, ok, problems) %}
    {% set found = [] %}
    {% for each in problems or [holdfast.problem("OK", ok)] %}
        {% do found.append(dict({"aspect": aspect}, **each)) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return a problem: {table, status, detail, command}.

    status    FAIL, WARN or OK
    detail    one sentence, without its full stop
    command   the command that fixes it -#}
{% macro problem(status, detail, command=none, table=none) %}
    {{ return({"table": table, "status": status, "detail": detail, "command": command}) }}
{% endmacro %}

{#- Return the status of findings together: FAIL, WARN or OK, the worst of them. -#}
{% macro worst_status(findings) %}
    {% set found = findings | map(attribute="status") | list %}
    {{ return("FAIL" if "FAIL" in found else ("WARN" if "WARN" in found else "OK")) }}
{% endmacro %}
