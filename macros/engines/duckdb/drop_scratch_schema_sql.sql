{#- A Delta table takes its folder along with the last one. -#}
{% macro duckdb__drop_scratch_schema_sql(table) %}
    {{ return([] if table.in_lake else ["drop schema if exists " ~ holdfast.sql_name(table, none)]) }}
{% endmacro %}
