{#- Refuse a name for a new table that another table or view has. -#}
{% macro reject_taken_name(table, into) %}
    {% if holdfast.exists(holdfast.table_at(table.database, table.schema, holdfast.identifier('into', into))) %}
        {% do holdfast.fail("into: " ~ into ~ " exists already; choose a name that is free.") %}
    {% endif %}
{% endmacro %}
