{#- Is there a table of that name now? Asked of the catalog, not of dbt's cache. -#}
{% macro exists(table) %}
  {{ return(adapter.dispatch('exists', 'lakehouse')(table)) }}
{% endmacro %}

{% macro default__exists(table) %}
  {{ return(lakehouse.rows(
      "select table_name from " ~ lakehouse.quoted(table, table.database) ~ ".information_schema.tables where table_schema = lower("
      ~ lakehouse.text_literal(table.schema) ~ ") and table_name = lower(" ~ lakehouse.text_literal(table.identifier) ~ ")"
  ) | length > 0) }}
{% endmacro %}

{#- hive_metastore has no information_schema. -#}
{% macro databricks__exists(table) %}
  {% if table.database != 'hive_metastore' %}
    {{ return(lakehouse.default__exists(table)) }}
  {% endif %}
  {{ return(lakehouse.rows(
      "show tables in hive_metastore." ~ lakehouse.quoted(table, table.schema) ~ " like "
      ~ lakehouse.text_literal(table.identifier | lower)
  ) | length > 0) }}
{% endmacro %}

{% macro duckdb__exists(table) %}
  {% if table.in_lake %}
    {{ return(lakehouse.rows("select version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") | length > 0) }}
  {% endif %}
  {{ return(lakehouse.rows(
      "select table_name from information_schema.tables where table_catalog = " ~ lakehouse.text_literal(table.database)
      ~ " and table_schema = " ~ lakehouse.text_literal(table.schema)
      ~ " and table_name = " ~ lakehouse.text_literal(table.identifier)
  ) | length > 0) }}
{% endmacro %}
