{#-
  A verified backup of what the override gives away, once a run. backup_table fails when the backup cannot be
  verified, and with it the run, before anything is touched.
-#}
{% macro back_up_first(danger) %}
  {% do lakehouse.backup_table(table=danger.table.name, reason='guard') %}
{% endmacro %}
