{% macro duckdb__make_scratch_sql(table) %}
  {{ return([]) }}
{% endmacro %}
