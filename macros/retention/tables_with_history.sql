{#- The table of that name, or all protected ones: those that exist and have a history of their own. -#}
{% macro tables_with_history(name) %}
    {% set found = [] %}
    {% if name is not none %}
        {% set table = holdfast.find_table(name) %}
        {% do holdfast.require_exists(table) %}
        {% if not holdfast.has_history(table) %}
            {% do holdfast.fail(table.name
                ~ " has no history of its own, so there is none to keep; its recovery paths are "
                ~ "its backups: " ~ holdfast.operation_command('backup_table', {'table': table.name}) ~ ".") %}
        {% endif %}
        {{ return([table]) }}
    {% endif %}
    {% for table in holdfast.protected_tables() if holdfast.has_history(table) and holdfast.exists(table) %}
        {% do found.append(table) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
