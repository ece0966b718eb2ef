{% macro spark__history_sql(table) %} {{ return("describe history " ~ table.sql) }} {% endmacro %}
