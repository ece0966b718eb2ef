{% macro spark__try_record_backup(table, record) %}
    {% do lakehouse.query(lakehouse.record_sql(table, record)) %} {{ return(none) }}
{% endmacro %}
