{% macro databricks__schema_exists(table, schema) %}
    {% set sql %}
    select schema_name
    from {{ holdfast.quoted(table, table.database) }}.information_schema.schemata
    where schema_name = lower({{ holdfast.spark__text_literal(schema) }})
    {% endset %}
    {{ return(table.database != 'hive_metastore' and holdfast.query(holdfast.sql_text(sql)) | length > 0) }}
{% endmacro %}
