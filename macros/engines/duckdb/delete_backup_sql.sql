{% macro duckdb__delete_backup_sql(set_id, records) %}
  {{ return(["select * from lake.drop(" ~ lakehouse.text_literal('backups/' ~ set_id) ~ ")"]) }}
{% endmacro %}
