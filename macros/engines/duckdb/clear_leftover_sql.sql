{% macro duckdb__clear_leftover_sql(path) %}
  {{ return("select * from lake.clear(" ~ lakehouse.duckdb__text_literal(path) ~ ")") }}
{% endmacro %}
