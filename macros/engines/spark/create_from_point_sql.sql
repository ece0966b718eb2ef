{% macro spark__create_from_point_sql(table, plan) %}
    {% set sql %}
create table {{ table.sql }} using delta as
select * from {{ lakehouse.reader(plan.source, plan.point) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
