{#- On a warehouse the schema is made first. DuckDB's own tables bring theirs, Delta tables lie in folders. -#}
{% macro spark__make_scratch_sql(table) %}
  {{ return(["create schema if not exists " ~ lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema)]) }}
{% endmacro %}
