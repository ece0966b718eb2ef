{% macro databricks__dropped_tables_sql(table) %}
    {{ return("show tables dropped in " ~ holdfast.sql_name(table, none)) }}
{% endmacro %}
