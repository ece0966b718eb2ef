{#- Return a name in full, in the table's dialect: of another identifier, or in another schema of the same catalog. -#}
{% macro sql_name(table, identifier, schema=none) %}
    {% set parts = [] %}
    {% for part in [table.database, schema or table.schema, identifier] if part %}
        {% do parts.append(holdfast.quoted(table, part)) %}
    {% endfor %}
    {{ return(parts | join('.')) }}
{% endmacro %}
