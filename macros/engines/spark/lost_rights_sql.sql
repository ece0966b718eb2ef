{% macro spark__lost_rights_sql(table, metadata) %} {{ return([]) }} {% endmacro %}
