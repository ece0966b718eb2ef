{#- The Delta properties that were set on a table, as a dictionary; empty for a table that is none. -#}
{% macro table_properties(table) %}
  {{ return(adapter.dispatch('table_properties', 'lakehouse')(table)) }}
{% endmacro %}

{% macro duckdb__table_properties(table) %}
  {{ return(fromjson(lakehouse.rows(lakehouse.sql_for('properties_sql', table))[0].properties) if table.in_lake else {}) }}
{% endmacro %}

{% macro default__table_properties(table) %}
  {% set found = {} %}
  {% for row in lakehouse.rows(lakehouse.sql_for('properties_sql', table)) %}
    {% do found.update({row.key: row.value}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro default__properties_sql(table) %}
  {{ return("show tblproperties " ~ table.sql) }}
{% endmacro %}

{% macro duckdb__properties_sql(table) %}
  {{ return("select properties from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}

{#- The statements that set properties: one commit, no data. -#}
{% macro default__set_properties_sql(table, properties) %}
  {% set parts = [] %}
  {% for name, value in properties.items() %}
    {% do parts.append("'" ~ name ~ "' = '" ~ value ~ "'") %}
  {% endfor %}
  {{ return(["alter table " ~ table.sql ~ " set tblproperties (" ~ parts | join(", ") ~ ")"]) }}
{% endmacro %}

{% macro duckdb__set_properties_sql(table, properties) %}
  {{ return(["select * from lake.set_properties(" ~ lakehouse.lake_name(table) ~ ", "
      ~ lakehouse.duckdb__text_literal(tojson(properties)) ~ ")"]) }}
{% endmacro %}
