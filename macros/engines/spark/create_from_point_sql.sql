{% macro spark__create_from_point_sql(table, plan) %}
    {% set held = lakehouse.backup_name(plan.source, plan.point.id) if plan.point.kind == 'backup'
        else plan.source.sql %}
    {% set sql %}
create table {{ table.sql }} using delta{{ lakehouse.delta_clauses(table, held) }} as
select * from {{ lakehouse.reader(plan.source, plan.point) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
