{% macro spark__exists(table) %}
    {% set sql %}
    select table_name
    from {{ lakehouse.quoted(table, table.database) }}.information_schema.tables
    where
      table_schema = lower({{ lakehouse.spark__text_literal(table.schema) }})
      and table_name = lower({{ lakehouse.spark__text_literal(table.identifier) }})
    {% endset %}
    {{ return(lakehouse.query(lakehouse.sql_text(sql)) | length > 0) }}
{% endmacro %}
