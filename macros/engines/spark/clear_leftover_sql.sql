{#- There are none; see spark__leftovers. -#}
{% macro spark__clear_leftover_sql(path) %}
  {% do lakehouse.fail(path ~ " cannot be deleted: a warehouse keeps no leftovers.") %}
{% endmacro %}
