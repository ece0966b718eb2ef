{#- hive_metastore has no information_schema. -#}
{% macro databricks__exists(table) %}
    {% if table.database != 'hive_metastore' %} {{ return(lakehouse.spark__exists(table)) }} {% endif %}
    {% set sql %}
    show tables in hive_metastore.{{ lakehouse.quoted(table, table.schema) }}
    like {{ lakehouse.spark__text_literal(table.identifier | lower) }}
    {% endset %}
    {{ return(lakehouse.query(lakehouse.sql_text(sql)) | length > 0) }}
{% endmacro %}
