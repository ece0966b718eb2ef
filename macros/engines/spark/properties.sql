{% macro spark__table_properties(table) %}
  {% set found = {} %}
  {% for row in lakehouse.query(lakehouse.properties_sql(table)) %}
    {% do found.update({row.key: row.value}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro spark__properties_sql(table) %}
  {{ return("show tblproperties " ~ table.sql) }}
{% endmacro %}

{#- The statements that set properties: one commit, no data. -#}
{% macro spark__set_properties_sql(table, properties) %}
  {% set parts = [] %}
  {% for name, value in properties.items() %}
    {% do parts.append("'" ~ name ~ "' = '" ~ value ~ "'") %}
  {% endfor %}
  {{ return(["alter table " ~ table.sql ~ " set tblproperties (" ~ parts | join(", ") ~ ")"]) }}
{% endmacro %}
