{% macro duckdb__current_version_sql(table) %}
    {{ return("select version from lake.describe(" ~ holdfast.lake_name(table) ~ ")" if table.in_lake else none) }}
{% endmacro %}
