{#- A value as a SQL text literal. Databricks reads backslashes in literals, DuckDB does not. -#}
{% macro text_literal(value) %}
  {{ return(adapter.dispatch('text_literal', 'lakehouse')(value)) }}
{% endmacro %}

{% macro default__text_literal(value) %}
  {{ return("'" ~ (value | string | replace("\\", "\\\\") | replace("'", "\\'")) ~ "'") }}
{% endmacro %}

{% macro duckdb__text_literal(value) %}
  {{ return("'" ~ (value | string | replace("'", "''")) ~ "'") }}
{% endmacro %}
