{#-
  A column in one situation, for rows grouped by all but the situation. `max` of one row is its value, and takes half the
  memory of `sum`.
-#}
{% macro in_situation(situation, column) -%}
max(case when situation = '{{ situation }}' then {{ column }} end)
{%- endmacro %}
