{#- A clone keeps the table's properties and layout; what is not a Delta table can only be copied row by row. -#}
{% macro databricks__create_from_point_sql(table, plan) %}
    {% if plan.get('by_rows') %} {{ return(holdfast.spark__create_from_point_sql(table, plan)) }} {% endif %}
    {{ return("create table " ~ table.sql ~ " deep clone " ~ holdfast.reader(plan.source, plan.point)) }}
{% endmacro %}
