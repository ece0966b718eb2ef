{#- The table of that name, or all protected ones: those that exist and have a history of their own. -#}
{% macro tables_with_history(name=none) %}
    {% set found = [] %}
    {% if name is not none %}
        {% set table = lakehouse.find_table(name) %}
        {% do lakehouse.require_exists(table) %}
        {% if not lakehouse.has_history(table) %}
            {% do lakehouse.fail(table.name
                ~ " has no history of its own, so there is none to keep; its recovery paths are "
                ~ "its backups: dbt run-operation backup_table --args '{table: " ~ table.name ~ "}'.") %}
        {% endif %}
        {{ return([table]) }}
    {% endif %}
    {% for table in lakehouse.protected_tables() if lakehouse.has_history(table) and lakehouse.exists(table) %}
        {% do found.append(table) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
