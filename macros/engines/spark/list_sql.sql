{% macro spark__list_sql(table) %}
    {{ return("show tables in " ~ lakehouse.sql_name(table, none, table.schema ~ '_backup')) }}
{% endmacro %}
