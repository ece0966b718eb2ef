{% macro spark__log_table() %}
    {{ return(lakehouse.table_at(target.database, target.schema ~ '_recovery', 'recovery_log')) }}
{% endmacro %}
