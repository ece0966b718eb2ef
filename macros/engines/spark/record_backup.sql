{% macro spark__record_backup(table, record) %}
  {% if 'belongings' not in record %}
    {% do record.update({'belongings': lakehouse.table_metadata(table)}) %}
  {% endif %}
  {% do lakehouse.query(lakehouse.record_sql(table, record)) %}
{% endmacro %}
