{% macro duckdb__lost_rights_sql(table, metadata) %} {{ return([]) }} {% endmacro %}
