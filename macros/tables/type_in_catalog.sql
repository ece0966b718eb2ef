{#- Return the kind of a relation as the catalog calls it (MANAGED, VIEW, STREAMING_TABLE, ...), or none if there is
    none.

    name   another relation of the table's schema -#}
{% macro type_in_catalog(table, name=none) %}
    {{ return(holdfast.type_among(holdfast.tables_of_schema(table), name or table.identifier)) }}
{% endmacro %}
