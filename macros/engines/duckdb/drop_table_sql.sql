{% macro duckdb__drop_table_sql(table) %}
    {{ return("select * from lake.drop(" ~ lakehouse.lake_name(table) ~ ")") }}
{% endmacro %}
