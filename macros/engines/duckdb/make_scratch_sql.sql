{#- Nothing: a table of the database brings its schema along, a Delta table its folder. -#}
{% macro duckdb__make_scratch_sql(table) %}
  {{ return([]) }}
{% endmacro %}
