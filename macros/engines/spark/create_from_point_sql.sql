{% macro spark__create_from_point_sql(table, plan) %}
    {% set held = holdfast.backup_name(plan.source, plan.point.id) if plan.point.kind == 'backup'
        else plan.source.sql %}
    {% set sql %}
create table {{ table.sql }} using delta{{ holdfast.delta_clauses(table, held) }} as
select * from {{ holdfast.reader(plan.source, plan.point) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
