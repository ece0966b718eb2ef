{% macro duckdb__thaw_sql(table) %}
    {{ return("select * from lake.thaw(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}
