{#- A table at its place in a drill. -#}
{% macro scratch_table(table) %}
    {% set schema, identifier = holdfast.scratch_schema(), holdfast.scratch_name(table) %}
    {{ return(dict(table, schema=schema, identifier=identifier, relation=none,
        sql=holdfast.sql_name(table, identifier, schema))) }}
{% endmacro %}

{% macro scratch_name(table) %} {{ return(table.schema ~ '__' ~ table.identifier) }} {% endmacro %}
