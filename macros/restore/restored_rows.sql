{#- The queries that a restore is made and checked with:

      point_rows      the rows that a merge updates or inserts: the point's, in the columns that it has and in the
                      table's types; of periods all columns of the rows that are not as the table has them
      missing_rows    those of them whose key the table lacks, in all of the table's columns; none without a key
      expected_rows   what the table must hold afterwards: see expected_rows()
      updates         a merge changes rows that the table has, too
      update_names    the names of the only columns that it changes in these, in quotes: those that the table lacks and
                      that are filled by key; none: all
      match           the condition that a row of the table and one of the point have one key; none without a key
      point_names     the names of the columns of point_rows, in quotes; none where the columns are unknown -#}
{% macro restored_rows(plan) %}
    {% set names = [] %}
    {% set ended = plan.table.periods and plan.exists and plan.mode == 'merge' %}
    {% for column in plan.columns or [] if column.in_point or ended %}
        {% do names.append(holdfast.quoted(plan.table, column.name)) %}
    {% endfor %}
    {% set there, key = holdfast.reader(plan.source, plan.point), plan.table.key %}
    {% set expected = holdfast.expected_rows(plan) %}
    {% set point_rows = holdfast.changed_periods(plan, expected) if ended
        else "select " ~ holdfast.select_list(plan, 'point', only_its_own=true) ~ " from " ~ there %}
    {% set filled = [] %}
    {% for column in plan.columns or [] if not column.in_live and plan.exists and plan.mode == 'merge' %}
        {% do filled.append(holdfast.quoted(plan.table, column.name)) %}
    {% endfor %}
    {% set updates_all = plan.prefer == 'point' or ended %}
    {{ return({'point_rows': point_rows, 'missing_rows': holdfast.rows_of_side(plan, 'point', missing_in='live')
        if key else none, 'expected_rows': expected, 'updates': true if updates_all or filled else false,
        'update_names': filled if filled and not updates_all else none,
        'match': holdfast.same_key(plan.table, 'holdfast_live', 'holdfast_point') if key else none,
        'point_names': names if plan.columns else none}) }}
{% endmacro %}
