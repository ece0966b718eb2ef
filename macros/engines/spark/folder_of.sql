{% macro spark__folder_of(table, name) %}
    {% do holdfast.fail(table.name
        ~ " has no folder that a verb could name: the catalog keeps the files of tables.") %}
{% endmacro %}
