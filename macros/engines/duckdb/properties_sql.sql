{% macro duckdb__properties_sql(table) %}
    {{ return("select properties from lake.describe(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}
