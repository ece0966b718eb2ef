{#- The table is not read, so a longer retention could become shorter: the steps tell when to leave one out. -#}
{% macro printed_set_retention(arguments, asked) %}
    {% set days, steps = holdfast.days_argument(arguments.get('days')), [] %}
    {% for table in holdfast.asked_tables(arguments, asked, delta=true) %}
        {% if not table.delta %}
            {% do holdfast.fail(table.name
                ~ " has no history of its own there, so there is none to keep; its recovery "
                ~ "paths are its backups: emit_sql with verb: backup_table.") %}
        {% endif %}
        {% set says = "What " ~ table.identifier
            ~ " keeps now; without the properties, 30 days of log and 7 of files." %}
        {% do steps.append(holdfast.look(says, holdfast.properties_sql(table))) %}
        {% do steps.extend(holdfast.retention_steps(table, days)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}
