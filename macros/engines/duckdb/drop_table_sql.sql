{% macro duckdb__drop_table_sql(table) %}
    {% if table.in_lake %} {{ return("select * from lake.drop(" ~ holdfast.lake_name(table) ~ ")") }} {% endif %}
    {{ return("drop table if exists " ~ table.sql) }}
{% endmacro %}
