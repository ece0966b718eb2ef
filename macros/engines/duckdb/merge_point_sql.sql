{#- On the lake, new rows are appended as new files; only `prefer: point` rewrites the table. -#}
{% macro duckdb__merge_point_sql(table, plan) %}
  {% if not table.in_lake %}
    {{ return(lakehouse.spark__merge_point_sql(table, plan)) }}
  {% elif plan.prefer == 'point' %}
    {{ return([lakehouse.lake_write("overwrite", table, lakehouse.expected_rows(plan), plan.note)]) }}
  {% endif %}
  {{ return([lakehouse.lake_write("append", table, lakehouse.rows_of_side(plan, 'point', missing_in='live'), plan.note)]) }}
{% endmacro %}
