{#- Return the findings of the project's own checks: the variable holdfast_checks names their macros. Each takes no
    argument and returns a list of {aspect, status (OK, WARN or FAIL), detail, command}, and `table` where it is about
    one. -#}
{% macro project_checks() %}
    {% set found = [] %}
    {% for check in holdfast.macros_named("holdfast_checks") %}
        {% for row in check.call() %} {% do found.extend(holdfast.project_finding(check.name, row)) %} {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro project_finding(macro_name, row) %}
    {% if row.status not in ["OK", "WARN", "FAIL"] or not row.aspect or not row.detail %}
        {% do holdfast.fail("The macro " ~ macro_name ~ " of holdfast_checks returned " ~ row
            ~ "; each row needs aspect, status (OK, WARN or FAIL), detail and command.") %}
    {% endif %}
    {% set problem = holdfast.problem(row.status, row.detail, row.command or none, row.table or none) %}
    {{ return(holdfast.findings(row.aspect, none, [problem])) }}
{% endmacro %}
