{% macro duckdb__concurrent_commit(plan) %}
  {{ return(none) }}
{% endmacro %}
