{% macro spark__make_scratch_sql(table) %}
  {{ return(["create schema if not exists " ~ lakehouse.sql_name(table, none)]) }}
{% endmacro %}
