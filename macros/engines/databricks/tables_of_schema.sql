{% macro databricks__tables_of_schema(table) %}
    {% set sql %}
    select table_name as name, table_type as type
    from {{ lakehouse.quoted(table, table.database) }}.information_schema.tables
    where table_schema = lower({{ lakehouse.spark__text_literal(table.schema) }})
    {% endset %}
    {{ return(lakehouse.query(lakehouse.sql_text(sql))) }}
{% endmacro %}
