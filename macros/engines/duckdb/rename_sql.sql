{% macro duckdb__rename_sql(table, other) %}
    {{ return("select * from lake.rename(" ~ holdfast.lake_name(table) ~ ", " ~ holdfast.lake_name(other) ~ ")") }}
{% endmacro %}
