{% macro duckdb__properties_sql(table) %}
    {{ return("select properties from lake.describe(" ~ holdfast.lake_name(table) ~ ")") }}
{% endmacro %}
