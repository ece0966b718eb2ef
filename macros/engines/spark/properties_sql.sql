{% macro spark__properties_sql(table) %} {{ return("show tblproperties " ~ table.sql) }} {% endmacro %}
