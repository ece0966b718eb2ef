{#- Return the dialect of the connection, as emit_sql calls it: databricks, spark or local. -#}
{% macro own_dialect() %}
  {{ return({'duckdb': 'local'}.get(adapter.type(), adapter.type())) }}
{% endmacro %}
