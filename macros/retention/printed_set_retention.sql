{#- The table is not read, so a longer retention could become shorter: the steps tell when to leave one out. -#}
{% macro printed_set_retention(arguments, asked) %}
    {% set days, steps = holdfast.days_argument(arguments.get('days')), [] %}
    {% for table in holdfast.asked_tables(arguments, asked, delta=true) %}
        {% if not table.delta %}
            {% do holdfast.fail(table.name
                ~ " has no history of its own there, so there is none to keep; its recovery "
                ~ "paths are its backups: emit_sql with verb: backup_table.") %}
        {% endif %}
        {% do steps.append(holdfast.look_at_retention(table)) %}
        {% do steps.extend(holdfast.retention_steps(table, days)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{#- The query that shows how long a table keeps its history. -#}
{% macro look_at_retention(table, begins="How long") %}
    {{ return(holdfast.look(begins ~ " " ~ table.identifier ~ " keeps its log and its replaced files; 30 and 7 days "
        ~ "where nothing is set.", holdfast.properties_sql(table))) }}
{% endmacro %}
