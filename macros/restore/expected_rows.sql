{#-
  The rows that a table must hold after a restore, as a query: what was planned and what is verified are the same text.

  merge, prefer live    the live rows, and of the point the rows whose key is missing now
  merge, prefer point   the point's rows, and of the live ones those whose key the point has not; in a column that
                        the point has not, a row that both have keeps what is there now
  replace               the point's rows
-#}
{% macro expected_rows(plan) %}
  {% if plan.mode == 'replace' or not plan.exists %}
    {{ return("select * from " ~ lakehouse.reader(plan.source, plan.point)) }}
  {% endif %}
  {% set loser = 'live' if plan.prefer == 'point' else 'point' %}
  {% set drifted = plan.prefer == 'point' and plan.columns | rejectattr('in_point') | list %}
  {{ return(
      (lakehouse.rows_of_point_over_live(plan) if drifted else lakehouse.rows_of_side(plan, plan.prefer)) ~ " union all "
      ~ lakehouse.rows_of_side(plan, loser, missing_in=plan.prefer)
  ) }}
{% endmacro %}

{#- All rows of one side (live or point) in the restored table's columns; or those whose key the other side has not. -#}
{% macro rows_of_side(plan, side, missing_in=none) %}
  {% set from_clause = {
      'live': lakehouse.reader(plan.table), 'point': lakehouse.reader(plan.source, plan.point),
  } %}
  {% set query = "select " ~ lakehouse.select_list(plan, side) ~ " from " ~ from_clause[side] ~ " as s" %}
  {% if missing_in %}
    {% set query = query ~ " where not exists (select 1 from " ~ from_clause[missing_in] ~ " as o where "
        ~ lakehouse.same_key(plan.table, 'o', 's') ~ ")" %}
  {% endif %}
  {{ return(query) }}
{% endmacro %}

{#- The point's rows, with what the live row of the same key has in the columns that the point has not. -#}
{% macro rows_of_point_over_live(plan) %}
  {% set items = [] %}
  {% for column in plan.columns %}
    {% set name = lakehouse.quoted(plan.table, column.name) %}
    {% set value = ("p." if column.in_point else "l.") ~ name %}
    {% do items.append((value if column.type == column.point_type or not column.in_point
        else "cast(" ~ value ~ " as " ~ column.type ~ ")") ~ " as " ~ name) %}
  {% endfor %}
  {{ return("select " ~ items | join(", ") ~ " from " ~ lakehouse.reader(plan.source, plan.point) ~ " as p left join "
      ~ lakehouse.reader(plan.table) ~ " as l on " ~ lakehouse.same_key(plan.table, 'l', 'p')) }}
{% endmacro %}

{#- The columns by name: cast where the table's type is wider, NULL where this side has no such column. -#}
{% macro select_list(plan, side, only_its_own=false) %}
  {% set items = [] %}
  {% for column in plan.columns %}
    {% set name = lakehouse.quoted(plan.table, column.name) %}
    {% set has_it = column.in_live if side == 'live' else column.in_point %}
    {% if has_it and (side == 'live' or column.type == column.point_type) %}
      {% do items.append(name) %}
    {% elif has_it %}
      {% do items.append("cast(" ~ name ~ " as " ~ column.type ~ ") as " ~ name) %}
    {% elif not only_its_own %}
      {% do items.append("cast(null as " ~ column.type ~ ") as " ~ name) %}
    {% endif %}
  {% endfor %}
  {{ return(items | join(", ")) }}
{% endmacro %}
