{#- Return why a table cannot be copied, as a sentence that names it and the columns that cannot be read; none when its
    content was read. plan: see plan_backup() -#}
{% macro problem_of_source(plan) %}
    {% set table, content = plan.table, plan.content %}
    {% if not content.error %} {{ return(none) }} {% endif %}
    {% set unreadable = [] %}
    {% for column in content.columns %}
        {% do unreadable.append(column.name)
            if holdfast.try_fingerprint(table, plan.source, [column]).error %}
    {% endfor %}
    {% set some = 0 < unreadable | length < content.columns | length %}
    {% set what = "Column " ~ unreadable | join(', ') ~ " of " ~ table.name if some else table.name %}
    {{ return(what ~ " cannot be read (" ~ holdfast.reason_of_error(content.error)
        ~ "), so it cannot be copied; its recovery paths: "
        ~ holdfast.operation_command('recovery_plan', {'table': table.name})) }}
{% endmacro %}
