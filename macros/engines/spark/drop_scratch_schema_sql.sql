{% macro spark__drop_scratch_schema_sql(table) %}
    {{ return(["drop schema if exists " ~ lakehouse.sql_name(table, none)]) }}
{% endmacro %}
