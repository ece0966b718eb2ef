{#-
  A write to the lake (append or overwrite). Its query runs on a connection of its own, which does not have the variable
  that point_at_timestamp() sets; so the value goes into the text.
-#}
{% macro lake_write(operation, table, query, note) %}
    {% set variable = "getvariable('point')" %}
    {% set text = "$lake$" ~ query | replace(variable, ":point") ~ "$lake$" %}
    {% if variable in query %}
        {% set text = "replace(" ~ text ~ ", ':point', cast(" ~ variable ~ " as varchar))" %}
    {% endif %}
    {% set name = lakehouse.lake_name(table) %}
    {% set sql %}
select *
from lake.{{ operation }}({{ name }}, {{ text }}, note := {{ lakehouse.duckdb__text_literal(note) }})
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
