{#- Write the end of an undrop into the recovery log, after reading the table; {rows, hash, seconds}. -#}
{% macro finish_undrop(table, command, started) %}
    {% set found = holdfast.fingerprint(table, holdfast.reader(table)) %}
    {% set seconds = holdfast.seconds_since(started) %}
    {% do holdfast.log_end('undrop_table', 'done', {'table_name': table.name, 'to_point': table.schema ~ '.'
        ~ table.identifier, 'detail': command, 'rows_after': found.rows, 'content_hash': found.hash,
        'seconds': seconds}) %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': seconds}) }}
{% endmacro %}
