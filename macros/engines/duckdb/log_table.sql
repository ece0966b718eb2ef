{% macro duckdb__log_table() %}
    {{ return(lakehouse.table_at('lake', target.schema ~ '_recovery', 'recovery_log')) }}
{% endmacro %}
