{% macro duckdb__history_steps(table) %}
  {{ return([lakehouse.step(
      "Every version that the log knows, its rows, and why it cannot be read.",
      "select * from lake.history(" ~ lakehouse.lake_name(table) ~ ") order by version desc"
  )]) }}
{% endmacro %}
