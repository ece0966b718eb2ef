{#- In the lake the files are copied, with the history of the point; a table of the database is made of rows. -#}
{% macro duckdb__create_from_point_sql(table, plan) %}
    {% set point = plan.point %}
    {% set sql %}
    {%- if table.in_lake and point.kind == 'backup' -%}
select *
from lake.copy({{ lakehouse.duckdb__text_literal("backups/" ~ point.id) }}, null, {{ lakehouse.lake_name(table) }})
    {%- elif table.in_lake -%}
select * from lake.copy({{ lakehouse.lake_name(plan.source) }}, {{ point.id }}, {{ lakehouse.lake_name(table) }})
    {%- else -%}
create table {{ table.sql }} as
select * from {{ lakehouse.reader(plan.source, point) }}
    {%- endif -%}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
