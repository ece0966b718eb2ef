{% macro databricks__copy_elsewhere_sql(table, record) %}
    {% set statements = [] %}
    {% set second = holdfast.table_at(holdfast.databricks__second_place(), table.schema, '') %}
    {% do statements.append("create schema if not exists " ~ holdfast.name_elsewhere(table, none))
        if not holdfast.schema_exists(second, holdfast.schema_elsewhere(table.schema)) %}
    {% do statements.append("create or replace table " ~ holdfast.name_elsewhere(table, record.id) ~ " deep clone "
        ~ holdfast.backup_name(table, record.id)) %}
    {{ return(statements + [holdfast.databricks__record_elsewhere_sql(table, record)]) }}
{% endmacro %}
