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

{#- On the lake, new rows are appended as new files; only `prefer: point` rewrites the table. -#}
{% macro duckdb__merge_point_sql(table, plan) %}
  {% if not table.in_lake %}
    {{ return(lakehouse.spark__merge_point_sql(table, plan)) }}
  {% elif plan.prefer == 'point' %}
    {{ return([lakehouse.lake_write("overwrite", table, lakehouse.expected_rows(plan), plan.note)]) }}
  {% endif %}
  {{ return([lakehouse.lake_write("append", table, lakehouse.rows_of_side(plan, 'point', missing_in='live'), plan.note)]) }}
{% endmacro %}

{% macro lake_write(operation, table, query, note) %}
  {{ return(
      "select * from lake." ~ operation ~ "(" ~ lakehouse.lake_name(table) ~ ", $lake$" ~ query ~ "$lake$, note := "
      ~ lakehouse.duckdb__text_literal(note) ~ ")"
  ) }}
{% endmacro %}

{% macro duckdb__add_columns_sql(table, columns) %}
  {% set statements = [] %}
  {% for column in columns %}
    {% do statements.append(
        "alter table " ~ table.sql ~ " add column if not exists " ~ lakehouse.quoted(table, column.name) ~ " " ~ column.type
    ) %}
  {% endfor %}
  {{ return(statements) }}
{% endmacro %}
