{#- Return a table of another name at the same place, with the same key. -#}
{% macro sibling_table(table, identifier) %}
    {% set other = holdfast.table_at(table.database, table.schema, identifier, name=table.name, key=table.key,
        periods=table.periods, newest=table.newest, reload=table.reload, engine=table.engine) %}
    {% if table.engine %} {% do other.update({'sql': holdfast.sql_name(table, identifier)}) %} {% endif %}
    {{ return(other) }}
{% endmacro %}
