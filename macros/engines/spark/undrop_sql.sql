{% macro spark__undrop_sql(table, id) %}
    {% do holdfast.fail("Open-source Spark cannot undrop a table; restore " ~ table.name ~ " from a backup: "
        ~ holdfast.operation_command('list_backups', {'table': table.name})) %}
{% endmacro %}
