{% macro duckdb__delete_backup_sql(set_id, records) %}
  {{ return(["select * from lake.drop(" ~ lakehouse.text_literal('backups/' ~ set_id) ~ ")"]) }}
{% endmacro %}

{% macro duckdb__find_damage(record) %}
  {{ return(lakehouse.query("select unreadable from lake.check_backup(" ~ lakehouse.text_literal(record.id) ~ ")")[0].unreadable) }}
{% endmacro %}
