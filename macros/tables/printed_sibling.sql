{#- Return a table under another name or in another schema, in the same dialect. -#}
{% macro printed_sibling(table, identifier, schema=none) %}
    {{ return(dict(table, identifier=identifier, schema=schema or table.schema,
        sql=holdfast.sql_name(table, identifier, schema))) }}
{% endmacro %}
