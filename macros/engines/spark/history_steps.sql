{% macro spark__history_steps(table) %}
  {{ return([lakehouse.step(
      "Every version that the log knows; operationMetrics tell what each wrote.", "describe history " ~ table.sql,
      "a version counts only if it can be read; put its number for 0.",
      lakehouse.row_facts_sql(table, lakehouse.reader(table, {'kind': 'version', 'id': 0}))
  )]) }}
{% endmacro %}
