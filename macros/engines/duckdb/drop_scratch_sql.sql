{% macro duckdb__drop_scratch_sql(table) %}
  {{ return(["select * from lake.drop(" ~ lakehouse.lake_name(table) ~ ")"] if table.in_lake else ["drop table if exists " ~ table.sql]) }}
{% endmacro %}
