{#- Merge the rows of a successor that was set aside already into the table that is back, and end the undrop. -#}
{% macro merge_replaced_rows(table, name, options, started) %}
    {% set done = holdfast.merge_successor(table, holdfast.table_at(table.database, table.schema, name), options,
        started) %}
    {% do holdfast.log_end('undrop_table', 'done', {'table_name': table.name, 'from_point': 'table ' ~ name,
        'detail': options.command, 'rows_after': done.rows, 'content_hash': done.hash, 'seconds': done.seconds}) %}
    {{ return(done) }}
{% endmacro %}
