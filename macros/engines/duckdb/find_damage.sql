{% macro duckdb__find_damage(record) %}
  {{ return(lakehouse.query("select unreadable from lake.check_backup(" ~ lakehouse.text_literal(record.id) ~ ")")[0].unreadable) }}
{% endmacro %}
