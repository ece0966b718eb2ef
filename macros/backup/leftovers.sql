{% macro clear_leftover(leftover) %}
  {% do lakehouse.query(lakehouse.clear_leftover_sql(leftover.path)) %}
{% endmacro %}
