{% macro spark__record_sql(table, record) %}
  {{ return("comment on table " ~ lakehouse.backup_name(table, record.id) ~ " is " ~ lakehouse.spark__text_literal(tojson(record))) }}
{% endmacro %}
