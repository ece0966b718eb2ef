{% macro spark__create_from_point_sql(table, plan) %}
  {{ return(["create table " ~ table.sql ~ " using delta as select * from " ~ lakehouse.reader(plan.source, plan.point)]) }}
{% endmacro %}

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

{% macro spark__merge_point_sql(table, plan) %}
  {% set names, values, changes = [], [], [] %}
  {% for column in plan.columns if column.in_point %}
    {% set name = lakehouse.quoted(table, column.name) %}
    {% do names.append(name) %}
    {% do values.append("p." ~ name) %}
    {% do changes.append(name ~ " = p." ~ name) %}{# DuckDB takes no alias before the column that is set #}
  {% endfor %}
  {% set update = " when matched then update set " ~ changes | join(", ") if plan.prefer == 'point' else "" %}
  {{ return(lakehouse.add_columns(plan) + [
      "merge into " ~ table.sql ~ " as l using (select " ~ lakehouse.select_list(plan, 'point', only_its_own=true)
      ~ " from " ~ lakehouse.reader(table, plan.point) ~ ") as p on " ~ lakehouse.same_key(table, 'l', 'p') ~ update
      ~ " when not matched then insert (" ~ names | join(", ") ~ ") values (" ~ values | join(", ") ~ ")"
  ]) }}
{% endmacro %}

{% macro spark__add_columns_sql(table, columns) %}
  {% set added = [] %}
  {% for column in columns %}
    {% do added.append(lakehouse.quoted(table, column.name) ~ " " ~ column.type) %}
  {% endfor %}
  {{ return(["alter table " ~ table.sql ~ " add columns (" ~ added | join(", ") ~ ")"] if added else []) }}
{% endmacro %}
