{% macro duckdb__bytes_of(table) %}
  {{ return((lakehouse.query("select bytes from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0].bytes | int) if table.in_lake else none) }}
{% endmacro %}
