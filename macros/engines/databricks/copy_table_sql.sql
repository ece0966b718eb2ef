{% macro databricks__copy_table_sql(table, version, other) %}
    {{ return("create table " ~ other.sql ~ " deep clone " ~ table.sql ~ holdfast.pinned(version)) }}
{% endmacro %}
