{% macro duckdb__thaw_sql(table) %}
    {{ return("select * from lake.thaw(" ~ holdfast.lake_name(table) ~ ")") }}
{% endmacro %}
