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
