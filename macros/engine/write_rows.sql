{#-
  The statements that make a table what a restore planned: lists of SQL texts. `plan` is that of plan_restore():
  table, point, columns, mode, prefer. Each list ends in one statement that decides; what comes before it only
  adds columns. A table that is not there is made from the point.
-#}
{% macro restore_statements(plan) %}
  {% if not plan.exists %}
    {{ return(lakehouse.sql_for('create_from_point', plan.table, plan)) }}
  {% elif plan.mode == 'replace' %}
    {{ return(lakehouse.sql_for('replace_by_point', plan.table, plan)) }}
  {% endif %}
  {{ return(lakehouse.sql_for('merge_point', plan.table, plan)) }}
{% endmacro %}

{% macro default__create_from_point(table, plan) %}
  {{ return(["create table " ~ table.sql ~ " using delta as select * from " ~ lakehouse.reader(plan.source, plan.point)]) }}
{% endmacro %}

{% macro databricks__create_from_point(table, plan) %}
  {% if plan.point.kind == 'table' and plan.table.sql == plan.source.sql %}
    {{ return(["alter table " ~ plan.point.id ~ " rename to " ~ table.sql]) }}
  {% elif plan.get('by_rows') %}
    {{ return(lakehouse.default__create_from_point(table, plan)) }}
  {% endif %}
  {% set statements = [
      "create schema if not exists " ~ lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema),
      "create table " ~ table.sql ~ " deep clone " ~ lakehouse.reader(plan.source, plan.point),
  ] %}
  {% if plan.point.kind == 'backup' %}
    {#- A copy beside it is nobody's yet, unless undrop_table is to put it into its place. -#}
    {% set is_new = plan.table.sql == plan.source.sql
        or plan.table.identifier.startswith(plan.source.identifier ~ '__undropped_') %}
    {% do statements.extend(lakehouse.databricks__belongings_sql(table, plan.point.get('belongings'), is_new)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}

{% macro duckdb__create_from_point(table, plan) %}
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

{% macro default__replace_by_point(table, plan) %}
  {% if plan.point.kind == 'version' %}
    {{ return(["restore table " ~ table.sql ~ " to version as of " ~ plan.point.id]) }}
  {% endif %}
  {{ return([
      "create or replace table " ~ table.sql ~ " using delta" ~ lakehouse.partition_clause(plan)
      ~ " as select * from " ~ lakehouse.reader(table, plan.point)
  ]) }}
{% endmacro %}

{% macro partition_clause(plan) %}
  {% set names = [] %}
  {% for name in plan.point.get('partition_by') or [] %}
    {% do names.append(lakehouse.quoted(plan.table, name)) %}
  {% endfor %}
  {{ return(" partitioned by (" ~ names | join(", ") ~ ")" if names else "") }}
{% endmacro %}

{% macro databricks__replace_by_point(table, plan) %}
  {% if plan.point.kind == 'version' %}
    {{ return(["restore table " ~ table.sql ~ " to version as of " ~ plan.point.id]) }}
  {% endif %}
  {% set statements = ["create or replace table " ~ table.sql ~ " deep clone " ~ lakehouse.reader(table, plan.point)] %}
  {% if plan.point.kind == 'backup' %}
    {% do statements.extend(lakehouse.databricks__belongings_sql(table, plan.point.get('belongings'), false)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}

{% macro duckdb__replace_by_point(table, plan) %}
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

{% macro default__merge_point(table, plan) %}
  {% set names, values, changes = [], [], [] %}
  {% for column in plan.columns if column.in_point %}
    {% set name = lakehouse.quoted(table, column.name) %}
    {% do names.append(name) %}
    {% do values.append("p." ~ name) %}
    {% do changes.append(name ~ " = p." ~ name) %}{# DuckDB takes no alias before the column that is set #}
  {% endfor %}
  {% set update = " when matched then update set " ~ changes | join(", ") if plan.prefer == 'point' else "" %}
  {{ return(lakehouse.add_columns(plan) + [
      "merge into " ~ table.sql ~ " as l using (select " ~ lakehouse.select_list(plan, 'point', only_its_own=true)
      ~ " from " ~ lakehouse.reader(table, plan.point) ~ ") as p on " ~ lakehouse.same_key(table, 'l', 'p') ~ update
      ~ " when not matched then insert (" ~ names | join(", ") ~ ") values (" ~ values | join(", ") ~ ")"
  ]) }}
{% endmacro %}

{#- On the lake, new rows are appended as new files; only `prefer: point` rewrites the table. -#}
{% macro duckdb__merge_point(table, plan) %}
  {% if not table.in_lake %}
    {{ return(lakehouse.default__merge_point(table, plan)) }}
  {% elif plan.prefer == 'point' %}
    {{ return([lakehouse.lake_write("overwrite", table, lakehouse.expected_rows(plan), plan.note)]) }}
  {% endif %}
  {{ return([lakehouse.lake_write("append", table, lakehouse.rows_of_one_side(plan, 'point', missing_in='live'), plan.note)]) }}
{% endmacro %}

{% macro lake_write(operation, table, query, note) %}
  {{ return(
      "select * from lake." ~ operation ~ "(" ~ lakehouse.lake_name(table) ~ ", $lake$" ~ query ~ "$lake$, note := "
      ~ lakehouse.duckdb__text_literal(note) ~ ")"
  ) }}
{% endmacro %}

{#- Columns that only the point has are added to the table first; adding one changes no row. -#}
{% macro add_columns(plan) %}
  {{ return(lakehouse.sql_for('add_columns_sql', plan.table, plan.columns | rejectattr('in_live') | list)) }}
{% endmacro %}

{% macro default__add_columns_sql(table, columns) %}
  {% set added = [] %}
  {% for column in columns %}
    {% do added.append(lakehouse.quoted(table, column.name) ~ " " ~ column.type) %}
  {% endfor %}
  {{ return(["alter table " ~ table.sql ~ " add columns (" ~ added | join(", ") ~ ")"] if added else []) }}
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
