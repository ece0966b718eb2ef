{% macro duckdb__copy_table_sql(table, version, other) %}
  {% set pinned = "null" if version is none else version | string %}
  {{ return(
      "select * from lake.copy(" ~ lakehouse.lake_name(table) ~ ", " ~ pinned ~ ", " ~ lakehouse.lake_name(other) ~ ")"
  ) }}
{% endmacro %}
