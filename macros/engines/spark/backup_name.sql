{#- The name of a backup as a table, where backups are tables. -#}
{% macro backup_name(table, id) %}
    {% set parts = [] %}
    {% for part in [table.database, table.schema ~ '_backup', id] if part %}
        {% do parts.append(holdfast.quoted(table, part)) %}
    {% endfor %}
    {{ return(parts | join('.')) }}
{% endmacro %}
