{% macro duckdb__exists(table) %}
  {% if table.in_lake %}
    {{ return(lakehouse.query("select version from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") | length > 0) }}
  {% endif %}
  {{ return(lakehouse.query(
      "select table_name from information_schema.tables where table_catalog = " ~ lakehouse.text_literal(table.database)
      ~ " and table_schema = " ~ lakehouse.text_literal(table.schema)
      ~ " and table_name = " ~ lakehouse.text_literal(table.identifier)
  ) | length > 0) }}
{% endmacro %}
