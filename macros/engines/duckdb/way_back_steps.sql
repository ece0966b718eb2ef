{% macro duckdb__way_back_steps(table) %}
  {% if table.in_lake %}
    {{ return([lakehouse.step(
        "Remember this version: lake.restore(" ~ lakehouse.lake_name(table) ~ ", it) undoes what follows.",
        "select version, rows from lake.describe(" ~ lakehouse.lake_name(table) ~ ")"
    )]) }}
  {% endif %}
  {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('safety'), [table.name], 'before restore_table')) }}
{% endmacro %}
