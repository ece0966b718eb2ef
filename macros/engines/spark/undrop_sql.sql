{% macro spark__undrop_sql(table, id) %}
    {% do lakehouse.fail("Open-source Spark cannot undrop a table; restore " ~ table.name ~ " from a backup: "
        ~ lakehouse.operation_command('list_backups', {'table': table.name})) %}
{% endmacro %}
