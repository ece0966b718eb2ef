{#-
  The macro of that name for the engine that dbt is connected to; or, when SQL is only to be printed, for the
  dialect asked for: databricks, spark (open-source Spark with Delta) or local (DuckDB).
-#}
{% macro engine(name, dialect=none) %}
  {% if dialect is none %}
    {% set dispatch = adapter.dispatch %}{# by another name: dbt's static parser takes literals only #}
    {{ return(dispatch(name, 'lakehouse')) }}
  {% endif %}
  {% set prefixes = {
      'databricks': ['databricks', 'spark', 'default'], 'spark': ['spark', 'default'], 'local': ['duckdb', 'default'],
  } %}
  {% for prefix in prefixes[dialect] if prefix ~ '__' ~ name in context['lakehouse'] %}
    {{ return(context['lakehouse'][prefix ~ '__' ~ name]) }}
  {% endfor %}
{% endmacro %}

{#- Call it: lakehouse.sql_for('merge_rows', table, ...) is the SQL text (or list of texts) of that engine. -#}
{% macro sql_for(name, table) %}
  {{ return(lakehouse.engine(name, table.dialect)(table, *varargs, **kwargs)) }}
{% endmacro %}

{#- A column's name in quotes. -#}
{% macro quoted(table, name) %}
  {{ return(lakehouse.engine('quote_name', table.dialect)(name)) }}
{% endmacro %}

{% macro default__quote_name(name) %}
  {{ return('`' ~ (name | replace('`', '``')) ~ '`') }}
{% endmacro %}

{% macro duckdb__quote_name(name) %}
  {{ return('"' ~ (name | replace('"', '""')) ~ '"') }}
{% endmacro %}
