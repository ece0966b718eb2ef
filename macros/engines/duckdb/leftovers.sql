{% macro duckdb__leftovers() %}
  {{ return(lakehouse.query("select path, was, bytes from lake.leftovers()")) }}
{% endmacro %}

{% macro duckdb__clear_leftover_sql(path) %}
  {{ return("select * from lake.clear(" ~ lakehouse.duckdb__text_literal(path) ~ ")") }}
{% endmacro %}
