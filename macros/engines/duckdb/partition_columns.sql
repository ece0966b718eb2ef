{#- As JSON, because dbt hands out a list as a text of its own. A table of the database has no partitions. -#}
{% macro duckdb__partition_columns(table) %}
    {% set name = holdfast.lake_name(table) %}
    {% set sql = "select to_json(partition_by)::varchar as names from lake.describe(" ~ name ~ ")" %}
    {{ return(fromjson(holdfast.query(sql)[0].names) if table.in_lake else []) }}
{% endmacro %}
