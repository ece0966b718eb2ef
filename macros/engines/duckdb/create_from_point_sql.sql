{% macro duckdb__create_from_point_sql(table, plan) %}
  {% if table.in_lake and plan.point.kind == 'backup' %}
    {{ return([
        "select * from lake.copy(" ~ lakehouse.duckdb__text_literal("backups/" ~ plan.point.id) ~ ", null, "
        ~ lakehouse.lake_name(table) ~ ")"
    ]) }}
  {% elif table.in_lake and plan.point.get('copy_sql') %}{# what was moved aside: with its history #}
    {{ return([plan.point.copy_sql]) }}
  {% elif table.in_lake %}
    {{ return([
        "select * from lake.copy(" ~ lakehouse.lake_name(plan.source) ~ ", " ~ plan.point.id ~ ", " ~ lakehouse.lake_name(table) ~ ")"
    ]) }}
  {% endif %}
  {{ return([
      "create schema if not exists " ~ lakehouse.duckdb__quote_name(table.database) ~ "." ~ lakehouse.duckdb__quote_name(table.schema),
      "create table " ~ table.sql ~ " as select * from " ~ lakehouse.reader(plan.source, plan.point),
  ]) }}
{% endmacro %}
