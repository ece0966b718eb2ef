{% macro spark__create_from_point_sql(table, plan) %}
  {{ return(["create table " ~ table.sql ~ " using delta as select * from " ~ lakehouse.reader(plan.source, plan.point)]) }}
{% endmacro %}
