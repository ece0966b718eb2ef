{% macro databricks__schema_exists(table, schema) %}
    {% set sql %}
    select schema_name
    from {{ lakehouse.quoted(table, table.database) }}.information_schema.schemata
    where schema_name = lower({{ lakehouse.spark__text_literal(schema) }})
    {% endset %}
    {{ return(table.database != 'hive_metastore' and lakehouse.query(lakehouse.sql_text(sql)) | length > 0) }}
{% endmacro %}
