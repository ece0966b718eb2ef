{% macro spark__drop_scratch_schema_sql(table) %}
    {{ return(["drop schema if exists " ~ holdfast.sql_name(table, none)]) }}
{% endmacro %}
