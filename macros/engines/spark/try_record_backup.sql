{% macro spark__try_record_backup(table, record) %}
    {% do holdfast.query(holdfast.record_sql(table, record)) %} {{ return(none) }}
{% endmacro %}
