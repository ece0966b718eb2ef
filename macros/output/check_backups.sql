{% macro hours_since(time) %}
  {{ return((lakehouse.now() - lakehouse.time_from(time)).total_seconds() / 3600) }}
{% endmacro %}
