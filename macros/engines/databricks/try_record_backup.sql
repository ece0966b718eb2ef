{% macro databricks__try_record_backup(table, record) %}
    {{ return(lakehouse.try_execute(lakehouse.record_sql(table, record))) }}
{% endmacro %}
