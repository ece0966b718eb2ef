{% macro duckdb__freeze_place_sql(log, look) %} {{ return([]) }} {% endmacro %}
