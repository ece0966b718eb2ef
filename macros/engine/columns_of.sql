{#- The columns that a query or table has: a list of {name, type}, types as the engine names them, in lower case. -#}
{% macro columns_of(from_clause) %}
  {{ return(adapter.dispatch('columns_of', 'lakehouse')(from_clause)) }}
{% endmacro %}

{% macro default__columns_of(from_clause) %}
  {% set found = [] %}
  {% for row in lakehouse.rows("describe query select * from " ~ from_clause) %}
    {% do found.append({'name': row.col_name, 'type': row.data_type | lower}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro duckdb__columns_of(from_clause) %}
  {% set found = [] %}
  {% for row in lakehouse.rows("describe select * from " ~ from_clause) %}
    {% do found.append({'name': row.column_name, 'type': lakehouse.lower_type(row.column_type)}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{#- In lower case but for the values of an enum, which are its own. -#}
{% macro lower_type(type) %}
  {% set parts = [] %}
  {% for part in modules.re.split("('(?:[^']|'')*')", type) %}
    {% do parts.append(part if part.startswith("'") else part | lower) %}
  {% endfor %}
  {{ return(parts | join) }}
{% endmacro %}
