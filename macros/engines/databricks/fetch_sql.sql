{#- A manifest that is not known is not written: adopt_backup records such a copy. -#}
{% macro databricks__fetch_sql(table, record) %}
    {% set statements, schema, known = [], table.schema ~ '_backup', 'content_hash' in record %}
    {% do statements.append("create schema if not exists " ~ holdfast.sql_name(table, none, schema))
        if not holdfast.schema_exists(table, schema) %}
    {#- A copy here without a sound manifest is replaced. -#}
    {% do statements.append(("create or replace table " if known else "create table if not exists ")
        ~ holdfast.backup_name(table, record.id) ~ " deep clone " ~ holdfast.name_elsewhere(table, record.id)) %}
    {% do statements.append(holdfast.record_sql(table, holdfast.manifest_with(record, {}))) if known %}
    {{ return(statements) }}
{% endmacro %}
