{#- The statements that set properties: one commit, no data. -#}
{% macro spark__set_properties_sql(table, properties) %}
  {% set parts = [] %}
  {% for name, value in properties.items() %}
    {% do parts.append("'" ~ name ~ "' = '" ~ value ~ "'") %}
  {% endfor %}
  {{ return(["alter table " ~ table.sql ~ " set tblproperties (" ~ parts | join(", ") ~ ")"]) }}
{% endmacro %}
