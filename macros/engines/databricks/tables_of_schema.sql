{% macro databricks__tables_of_schema(table) %}
    {% set sql %}
    select table_name as name, table_type as type
    from {{ holdfast.quoted(table, table.database) }}.information_schema.tables
    where table_schema = lower({{ holdfast.spark__text_literal(table.schema) }})
    {% endset %}
    {{ return(holdfast.query(holdfast.sql_text(sql))) }}
{% endmacro %}
