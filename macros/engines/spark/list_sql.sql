{% macro spark__list_sql(table) %}
    {{ return("show tables in " ~ holdfast.sql_name(table, none, table.schema ~ '_backup')) }}
{% endmacro %}
