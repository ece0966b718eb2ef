{% macro duckdb__rename_sql(table, other) %}
    {{ return("select * from lake.rename(" ~ lakehouse.lake_name(table) ~ ", " ~ lakehouse.lake_name(other) ~ ")") }}
{% endmacro %}
