{#- Before anything is changed: where to go back to. -#}
{% macro spark__way_back_steps(table) %}
  {{ return([lakehouse.step(
      "Remember this version: restore table " ~ table.sql ~ " to version as of it undoes what follows.",
      "describe history " ~ table.sql ~ " limit 1"
  )]) }}
{% endmacro %}
