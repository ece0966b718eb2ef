{% macro spark__current_version(table) %}
  {{ return(lakehouse.query("describe history " ~ table.sql ~ " limit 1")[0].version | int) }}
{% endmacro %}
