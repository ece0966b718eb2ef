{#-
  What a killed copy or deletion left, and damaged tables that a restore moved aside; no reader sees them: a list of
  {path, was, bytes}. A warehouse has none: there a table is made and dropped as a whole.
-#}
{% macro leftovers() %}
  {{ return(adapter.dispatch('leftovers', 'lakehouse')()) }}
{% endmacro %}

{% macro duckdb__leftovers() %}
  {{ return(lakehouse.rows("select path, was, bytes from lake.leftovers()")) }}
{% endmacro %}

{% macro default__leftovers() %}
  {{ return([]) }}
{% endmacro %}

{% macro clear_leftover(leftover) %}
  {% do lakehouse.rows("select * from lake.clear(" ~ lakehouse.text_literal(leftover.path) ~ ")") %}
{% endmacro %}
