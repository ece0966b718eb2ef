{#- A write to the lake. Its query runs on a connection of its own, which does not know the variable: its value goes in. -#}
{% macro emitted_write(operation, table, query, note) %}
  {% set variable = "getvariable('point')" %}
  {% set statement = lakehouse.lake_write(operation, table, query | replace(variable, ':point'), note) %}
  {% if variable in query %}
    {% set parts = statement.split('$lake$') %}
    {{ return(parts[0] ~ "replace($lake$" ~ parts[1] ~ "$lake$, ':point', cast(" ~ variable ~ " as varchar))" ~ parts[2]) }}
  {% endif %}
  {{ return(statement) }}
{% endmacro %}
