{% macro databricks__replace_by_point_sql(table, plan) %}
    {% set restored = holdfast.restore_version_sql(table, plan.point) %}
    {{ return(restored or "create or replace table " ~ table.sql ~ " deep clone "
        ~ holdfast.reader(table, plan.point)) }}
{% endmacro %}
