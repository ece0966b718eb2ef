{% macro duckdb__freeze_place_sql(table, look) %} {{ return([]) }} {% endmacro %}
