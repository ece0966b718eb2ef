{% macro spark__clean_up_sql(table, schema, names) %}
  {{ return("select concat(" ~ lakehouse.spark__text_literal("drop table " ~ lakehouse.quoted(table, table.database) ~ ".`")
      ~ ", table_schema, '`.`', table_name, '`;') as to_run from " ~ lakehouse.quoted(table, table.database)
      ~ ".information_schema.tables where table_schema = lower(" ~ lakehouse.spark__text_literal(schema) ~ ") and lower(table_name) in ("
      ~ names ~ ") order by table_name") }}
{% endmacro %}
