{#- hive_metastore has no information_schema. -#}
{% macro databricks__exists(table) %}
  {% if table.database != 'hive_metastore' %}
    {{ return(lakehouse.spark__exists(table)) }}
  {% endif %}
  {{ return(lakehouse.query(
      "show tables in hive_metastore." ~ lakehouse.quoted(table, table.schema) ~ " like "
      ~ lakehouse.text_literal(table.identifier | lower)
  ) | length > 0) }}
{% endmacro %}
