{#- Print findings for people: a line each, and below a problem the command that fixes it. -#}
{% macro print_findings(findings) %}
    {% set width = findings | map(attribute="aspect") | map("length") | max %}
    {% for finding in findings %}
        {% set head = ("{:<6}{:<" ~ width ~ "}  ").format(finding.status, finding.aspect) %}
        {% do holdfast.print_hanging(head, finding.detail) %}
        {% do print(' ' * (width + 8) ~ '-> ' ~ finding.command) if finding.command and finding.status != 'OK' %}
    {% endfor %}
{% endmacro %}
