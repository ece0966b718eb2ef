{#- Return the findings of the project's own checks: the variable lakehouse_checks names their macros. Each takes no
    argument and returns a list of {aspect, status (OK, WARN or FAIL), detail, command}, and `table` where it is about
    one. -#}
{% macro project_checks() %}
    {% set found = [] %}
    {% for check in lakehouse.macros_named("lakehouse_checks") %}
        {% for row in check.call() %} {% do found.extend(lakehouse.project_finding(check.name, row)) %} {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro project_finding(macro_name, row) %}
    {% if row.status not in ["OK", "WARN", "FAIL"] or not row.aspect or not row.detail %}
        {% do lakehouse.fail("The macro " ~ macro_name ~ " of lakehouse_checks returned " ~ row
            ~ "; each row needs aspect, status (OK, WARN or FAIL), detail and command.") %}
    {% endif %}
    {% set problem = lakehouse.problem(row.status, row.detail, row.command or none, row.table or none) %}
    {{ return(lakehouse.findings(row.aspect, none, [problem])) }}
{% endmacro %}
