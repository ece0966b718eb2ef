{% macro spark__log_table() %}
    {{ return(holdfast.table_at(target.database, target.schema ~ '_recovery', 'recovery_log')) }}
{% endmacro %}
