{% macro spark__copies_sql(table, schemas) %}
    {% do lakehouse.fail("No query on spark reads the manifests of backups. List them with: "
        ~ lakehouse.operation_command('emit_sql', {'verb': 'list_backups', 'dialect': 'spark'})) %}
{% endmacro %}
