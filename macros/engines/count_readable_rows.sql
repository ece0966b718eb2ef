{#- Count the rows of a point by reading each of its files. Returns {rows, error}, one of them none.

    An engine answers a bare count from the Delta log, even when the files are gone. So the query reads the key, or
    every column where the key cannot be read. -#}
{% macro count_readable_rows(table, point) %}
    {% set reader = holdfast.reader(table, point) %}
    {% set tried = holdfast.try_query(holdfast.count_readable_rows_sql(table, reader, table.key)) %}
    {% if tried.error and table.key %}
        {% set tried = holdfast.try_query(holdfast.count_readable_rows_sql(table, reader, [])) %}
    {% endif %}
    {{ return({'rows': none if tried.error else tried.rows[0].n | int, 'error': tried.error}) }}
{% endmacro %}
