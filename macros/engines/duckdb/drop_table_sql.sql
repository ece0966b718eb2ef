{% macro duckdb__drop_table_sql(table) %}
    {{ return("select * from lake.drop(" ~ holdfast.lake_name(table) ~ ")") }}
{% endmacro %}
