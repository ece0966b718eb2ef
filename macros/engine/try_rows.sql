{#- Run a query that may fail (a damaged file, a vacuumed version): {rows, error}, one of them none. -#}
{% macro try_rows(sql) %}
  {{ return(adapter.dispatch('try_rows', 'lakehouse')(sql)) }}
{% endmacro %}

{% macro duckdb__try_rows(sql) %}
  {% set tried = lakehouse.rows("select answer, error from lake.try_query($lake$" ~ sql ~ "$lake$)")[0] %}
  {{ return({'rows': none if tried.error else fromjson(tried.answer), 'error': tried.error}) }}
{% endmacro %}

{#- On a warehouse what cannot be read ends the verb with the engine's own error. -#}
{% macro default__try_rows(sql) %}
  {{ return({'rows': lakehouse.rows(sql), 'error': none}) }}
{% endmacro %}
