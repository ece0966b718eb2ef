{% macro duckdb__discard_freeze_sql(table) %} {{ return("select * from lake.discard_freeze()") }} {% endmacro %}
