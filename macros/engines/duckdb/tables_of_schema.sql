{#- The lake's own tables have no leftovers: nothing but the loader writes to them. -#}
{% macro duckdb__tables_of_schema(table) %}
  {% if table.in_lake %}
    {{ return([]) }}
  {% endif %}
  {{ return(lakehouse.query(
      "select table_name as name, table_type as type from information_schema.tables where table_catalog = "
      ~ lakehouse.text_literal(table.database) ~ " and table_schema = " ~ lakehouse.text_literal(table.schema)
  )) }}
{% endmacro %}
