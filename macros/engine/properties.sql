{#- The Delta properties that were set on a table, as a dictionary; empty for a table that is none. -#}
{% macro table_properties(table) %}
  {{ return(adapter.dispatch('table_properties', 'lakehouse')(table)) }}
{% endmacro %}

{% macro duckdb__table_properties(table) %}
  {{ return(fromjson(lakehouse.rows("select properties from lake.describe(" ~ lakehouse.lake_name(table) ~ ")")[0].properties)
      if table.in_lake else {}) }}
{% endmacro %}

{% macro default__table_properties(table) %}
  {% set found = {} %}
  {% for row in lakehouse.rows("show tblproperties " ~ table.sql) %}
    {% do found.update({row.key: row.value}) %}
  {% endfor %}
  {{ return(found) }}
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
