{#- The queries that a restore is made and checked with:

      point_rows      the point's rows in the columns that it has, in the table's types
      missing_rows    those of them whose key the table lacks, in all of the table's columns; none without a key
      expected_rows   what the table must hold afterwards: see expected_rows()
      match           the condition that row l of the table and row p of the point have one key; none without a key
      point_names     the names of the point's columns, in quotes; none where the columns are unknown -#}
{% macro restored_rows(plan) %}
    {% set names = [] %}
    {% for column in plan.columns or [] if column.in_point %}
        {% do names.append(lakehouse.quoted(plan.table, column.name)) %}
    {% endfor %}
    {% set there, key = lakehouse.reader(plan.source, plan.point), plan.table.key %}
    {{ return({'point_rows': "select " ~ lakehouse.select_list(plan, 'point', only_its_own=true) ~ " from " ~ there,
        'missing_rows': lakehouse.rows_of_side(plan, 'point', missing_in='live') if key else none,
        'expected_rows': lakehouse.expected_rows(plan), 'match': lakehouse.same_key(plan.table, 'l', 'p') if key
        else none, 'point_names': names if plan.columns else none}) }}
{% endmacro %}
