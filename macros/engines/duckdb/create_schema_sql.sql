{#- In the lake a schema is a folder, which comes with its first table. -#}
{% macro duckdb__create_schema_sql(table) %}
    {{ return(none if table.in_lake else "create schema if not exists " ~ holdfast.sql_name(table, none)) }}
{% endmacro %}
