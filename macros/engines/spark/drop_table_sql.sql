{% macro spark__drop_table_sql(table) %} {{ return("drop table if exists " ~ table.sql) }} {% endmacro %}
