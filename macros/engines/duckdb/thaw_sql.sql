{% macro duckdb__thaw_sql(table, log) %}
    {{ return("select * from lake.thaw(" ~ holdfast.lake_name(table) ~ ")") }}
{% endmacro %}
