{% macro databricks__create_from_point_sql(table, plan) %}
  {% if plan.point.kind == 'table' and plan.table.sql == plan.source.sql %}
    {{ return(["alter table " ~ plan.point.id ~ " rename to " ~ table.sql]) }}
  {% elif plan.get('by_rows') %}
    {{ return(lakehouse.spark__create_from_point_sql(table, plan)) }}
  {% endif %}
  {% set statements = [
      "create schema if not exists " ~ lakehouse.quoted(table, table.database) ~ "." ~ lakehouse.quoted(table, table.schema),
      "create table " ~ table.sql ~ " deep clone " ~ lakehouse.reader(plan.source, plan.point),
  ] %}
  {% if plan.point.kind == 'backup' %}
    {#- A copy beside it is nobody's yet, unless undrop_table is to put it into its place. -#}
    {% set is_new = plan.table.sql == plan.source.sql
        or plan.table.identifier.startswith(plan.source.identifier ~ '__undropped_') %}
    {% do statements.extend(lakehouse.databricks__table_metadata_sql(table, plan.point.get('belongings'), is_new)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}
