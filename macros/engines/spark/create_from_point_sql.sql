{% macro spark__create_from_point_sql(table, plan) %}
    {% set held = {"backup": holdfast.backup_name(plan.source, plan.point.id),
        "table": plan.point.id}.get(plan.point.kind, plan.source.sql) %}
    {% set sql %}
create table {{ table.sql }} using delta{{ holdfast.delta_clauses(table, held) }} as
select * from {{ holdfast.reader(plan.source, plan.point) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
