{#- Return the table that the recovery log is; it need not exist. -#}
{% macro log_table() %}
    {{ return(holdfast.table_at(holdfast.log_database(), holdfast.recovery_schema(), 'recovery_log')) }}
{% endmacro %}

{#- Return the schema of the recovery log, and of the record of frozen tables where that is a table. -#}
{% macro recovery_schema() %} {{ return(target.schema ~ '_recovery') }} {% endmacro %}
