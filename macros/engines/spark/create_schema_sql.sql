{% macro spark__create_schema_sql(table) %}
    {{ return("create schema if not exists " ~ holdfast.sql_name(table, none)) }}
{% endmacro %}
