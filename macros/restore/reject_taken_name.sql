{#- Refuse a name for a new table that another table or view has. -#}
{% macro reject_taken_name(table, into) %}
    {% if lakehouse.exists(lakehouse.table_at(table.database, table.schema, lakehouse.identifier('into', into))) %}
        {% do lakehouse.fail("into: " ~ into ~ " exists already; choose a name that is free.") %}
    {% endif %}
{% endmacro %}
