{#- Return the kind of a relation as the catalog calls it (MANAGED, VIEW, STREAMING_TABLE, ...), or none if there is
    none.

    name   another relation of the table's schema -#}
{% macro type_in_catalog(table, name=none) %}
    {% for row in holdfast.tables_of_schema(table) if row.name | lower == (name or table.identifier) | lower %}
        {{ return(row.type) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
