{% macro databricks__try_record_backup(table, record) %}
    {{ return(holdfast.try_execute(holdfast.record_sql(table, record))) }}
{% endmacro %}
