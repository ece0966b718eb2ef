{% macro duckdb__leftovers() %}
  {{ return(lakehouse.query("select path, was, bytes from lake.leftovers()")) }}
{% endmacro %}
