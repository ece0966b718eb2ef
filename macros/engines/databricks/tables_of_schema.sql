{#- hive_metastore has no information_schema, and nothing but tables and views. -#}
{% macro databricks__tables_of_schema(table) %}
    {% if table.database == 'hive_metastore' %} {{ return([]) }} {% endif %}
    {% set sql %}
    select table_name as name, table_type as type
    from {{ holdfast.quoted(table, table.database) }}.information_schema.tables
    where table_schema = lower({{ holdfast.spark__text_literal(table.schema) }})
    {% endset %}
    {{ return(holdfast.query(holdfast.sql_text(sql))) }}
{% endmacro %}
