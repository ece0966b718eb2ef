{% macro databricks__history_steps(table) %}
  {{ return(lakehouse.spark__history_steps(table) + [lakehouse.step(
      "A history that begins after the loss is that of a newcomer: the old table was dropped, and may be here.",
      "show tables dropped in " ~ lakehouse.sql_name(table, none)
  )]) }}
{% endmacro %}
