{#- A table of the database keeps its columns and types, unless the point is known to have others. DuckDB rolls the
    transaction back when a statement of it fails. -#}
{% macro duckdb__replace_by_point_sql(table, plan) %}
    {% set rows = "select * from " ~ holdfast.reader(table, plan.point) %}
    {% set sql %}
    {%- if plan.point.kind == 'version' -%}
select *
from lake.restore({{ holdfast.lake_name(table) }}, {{ plan.point.id }}, {{ holdfast.commit_arguments(plan) }})
    {%- elif table.in_lake and plan.point.kind == 'backup' -%}
select *
from lake.replace({{ holdfast.lake_name(table) }}, {{ holdfast.duckdb__text_literal("backups/" ~ plan.point.id) }},
  {{ holdfast.commit_arguments(plan) }})
    {%- elif table.in_lake -%}
{{ holdfast.lake_write("overwrite", table, rows, plan) }}
    {%- elif plan.drifted or plan.retyped or plan.recased -%}
create or replace table {{ table.sql }} as
{{ rows }}
    {%- else -%}
begin transaction;
delete from {{ table.sql }};
insert into {{ table.sql }} by name
{{ rows }};
commit
    {%- endif -%}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
