{% macro duckdb__log_table() %}
    {{ return(holdfast.table_at('lake', target.schema ~ '_recovery', 'recovery_log')) }}
{% endmacro %}
