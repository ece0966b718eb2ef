{% macro duckdb__discard_freeze_sql(log) %} {{ return("select * from lake.discard_freeze()") }} {% endmacro %}
