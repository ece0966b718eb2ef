{% macro spark__current_version_sql(table) %} {{ return("describe history " ~ table.sql ~ " limit 1") }} {% endmacro %}
