{#-
  How many rows a point holds, told by reading each of its files: {rows, error}, one of them none. A bare count is
  answered from the log, also when the files are gone; so the key is read, or everything where that is not possible.
-#}
{% macro count_readable_rows(table, point) %}
  {% set reader = lakehouse.reader(table, point) %}
  {% set tried = lakehouse.try_query(lakehouse.count_readable_rows_sql(table, reader, table.key)) %}
  {% if tried.error and table.key %}
    {% set tried = lakehouse.try_query(lakehouse.count_readable_rows_sql(table, reader, [])) %}
  {% endif %}
  {{ return({'rows': none if tried.error else tried.rows[0].n | int, 'error': tried.error}) }}
{% endmacro %}
