{% macro duckdb__replace_by_point_sql(table, plan) %}
  {% set source = "select * from " ~ lakehouse.reader(table, plan.point) %}
  {% if plan.point.kind == 'version' %}
    {{ return([
        "select * from lake.restore(" ~ lakehouse.lake_name(table) ~ ", " ~ plan.point.id ~ ", note := "
        ~ lakehouse.duckdb__text_literal(plan.note) ~ ")"
    ]) }}
  {% elif table.in_lake %}
    {{ return([lakehouse.lake_write("overwrite", table, source, plan.note)]) }}
  {% elif plan.drifted or plan.retyped %}
    {{ return(["create or replace table " ~ table.sql ~ " as " ~ source]) }}
  {% endif %}
  {{ return([
      "begin transaction; delete from " ~ table.sql ~ "; insert into " ~ table.sql ~ " by name " ~ source ~ "; commit"
  ]) }}
{% endmacro %}
