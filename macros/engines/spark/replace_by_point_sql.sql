{% macro spark__replace_by_point_sql(table, plan) %}
  {% if plan.point.kind == 'version' %}
    {{ return(["restore table " ~ table.sql ~ " to version as of " ~ plan.point.id]) }}
  {% endif %}
  {{ return([
      "create or replace table " ~ table.sql ~ " using delta" ~ lakehouse.partition_clause(plan)
      ~ " as select * from " ~ lakehouse.reader(table, plan.point)
  ]) }}
{% endmacro %}

{% macro partition_clause(plan) %}
  {% set names = [] %}
  {% for name in plan.point.get('partition_by') or [] %}
    {% do names.append(lakehouse.quoted(plan.table, name)) %}
  {% endfor %}
  {{ return(" partitioned by (" ~ names | join(", ") ~ ")" if names else "") }}
{% endmacro %}
