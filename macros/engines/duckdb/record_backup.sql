{% macro duckdb__record_backup(table, record) %}
  {% do lakehouse.query(lakehouse.record_sql(table, record)) %}
{% endmacro %}
