{% macro databricks__replace_by_point_sql(table, plan) %}
  {% if plan.point.kind == 'version' %}
    {{ return(["restore table " ~ table.sql ~ " to version as of " ~ plan.point.id]) }}
  {% endif %}
  {% set statements = ["create or replace table " ~ table.sql ~ " deep clone " ~ lakehouse.reader(table, plan.point)] %}
  {% if plan.point.kind == 'backup' %}
    {% do statements.extend(lakehouse.databricks__table_metadata_sql(table, plan.point.get('belongings'), false)) %}
  {% endif %}
  {{ return(statements) }}
{% endmacro %}
