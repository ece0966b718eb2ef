{% macro duckdb__unfinished_undrop(table, into) %}
  {{ return(none) }}
{% endmacro %}
