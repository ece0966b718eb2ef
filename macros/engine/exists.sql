{#- Is there a table or view of that name now? Asked of the catalog, not of dbt's cache. -#}
{% macro exists(relation) %}
  {{ return(adapter.dispatch('exists', 'lakehouse')(relation)) }}
{% endmacro %}

{% macro default__exists(relation) %}
  {% set found = lakehouse.rows(
      "select table_name from " ~ adapter.quote(relation.database) ~ ".information_schema.tables where table_schema = "
      ~ lakehouse.text_literal(relation.schema) ~ " and table_name = " ~ lakehouse.text_literal(relation.identifier)
  ) %}
  {{ return(found | length > 0) }}
{% endmacro %}

{% macro duckdb__exists(relation) %}
  {% if lakehouse.in_lake(relation) %}
    {{ return(lakehouse.rows("select version from lake.describe(" ~ lakehouse.lake_name(relation) ~ ")") | length > 0) }}
  {% endif %}
  {% set found = lakehouse.rows(
      "select table_name from information_schema.tables where table_catalog = " ~ lakehouse.text_literal(relation.database)
      ~ " and table_schema = " ~ lakehouse.text_literal(relation.schema)
      ~ " and table_name = " ~ lakehouse.text_literal(relation.identifier)
  ) %}
  {{ return(found | length > 0) }}
{% endmacro %}
