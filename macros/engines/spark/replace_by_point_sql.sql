{% macro spark__replace_by_point_sql(table, plan) %}
    {% set restored = holdfast.restore_version_sql(table, plan.point) %}
    {% set sql %}
create or replace table {{ table.sql }} using delta{{ holdfast.delta_clauses(table, table.sql) }} as
select * from {{ holdfast.reader(table, plan.point) }}
    {% endset %}
    {{ return(restored or sql | trim) }}
{% endmacro %}
