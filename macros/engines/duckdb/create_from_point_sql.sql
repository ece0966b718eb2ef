{#- In the lake the files are copied, with the history of the point; a table of the database is made of rows. Delta
    lacks some types of DuckDB: where those that the manifest recorded are unknown, the table beside has them. -#}
{% macro duckdb__create_from_point_sql(table, plan) %}
    {% set point, source = plan.point, plan.source %}
    {% set sql %}
    {%- if table.in_lake and point.kind == 'backup' -%}
select *
from lake.copy({{ holdfast.duckdb__text_literal("backups/" ~ point.id) }}, null, {{ holdfast.lake_name(table) }})
    {%- elif table.in_lake and point.kind == 'table' -%}
{% set rows = "select * from " ~ holdfast.reader(source, point) %}
select *
from lake.copy_rows({{ holdfast.duckdb__text_literal(rows) }}, {{ holdfast.lake_name(table) }})
    {%- elif table.in_lake -%}
select * from lake.copy({{ holdfast.lake_name(source) }}, {{ point.id }}, {{ holdfast.lake_name(table) }})
    {%- elif point.get('columns') or table.sql == source.sql -%}
create table {{ table.sql }} as
select * from {{ holdfast.reader(source, point) }}
    {%- else -%}
begin transaction;
create table {{ table.sql }} as
select * from {{ source.sql }} limit 0;
insert into {{ table.sql }} by name
select * from {{ holdfast.reader(source, point) }};
commit
    {%- endif -%}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
