{#-
  The statements that make a table what a restore planned: lists of SQL texts. `plan` is that of plan_restore():
  table, point, columns, mode, prefer. Each list ends in one statement that decides; what comes before it only
  adds columns. A table that is not there is made from the point.
-#}
{% macro restore_statements(plan) %}
  {% if not plan.exists %}
    {{ return(lakehouse.create_from_point_sql(plan.table, plan)) }}
  {% elif plan.mode == 'replace' %}
    {{ return(lakehouse.replace_by_point_sql(plan.table, plan)) }}
  {% endif %}
  {{ return(lakehouse.merge_point_sql(plan.table, plan)) }}
{% endmacro %}

{#- Columns that only the point has are added to the table first; adding one changes no row. -#}
{% macro add_columns(plan) %}
  {{ return(lakehouse.add_columns_sql(plan.table, plan.columns | rejectattr('in_live') | list)) }}
{% endmacro %}
