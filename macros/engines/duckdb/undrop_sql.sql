{% macro duckdb__undrop_sql(table, id) %}
    {% do holdfast.fail("DuckDB cannot undrop a table; restore " ~ table.name ~ " from a backup: "
        ~ holdfast.operation_command('list_backups', {'table': table.name})) %}
{% endmacro %}
