{#- What a restore will do, made from what was asked and what was found; it looks at nothing. The statements, the
    printed plan and the check are all made from it. Returns the request and the facts (see restore_facts()), and:

      drifted, retyped   columns that only one side has; columns of another type at the point
      recased    columns whose name has another case at the point
      rows_after         how many rows the table will have; none in printed SQL
      point_rows, missing_rows, expected_rows, match, point_names, updates, update_names   see restored_rows()
      note               the commit message
      idle               true: a merge that has nothing to bring back
      statements         the SQL, in order; none when it is idle and nothing is damaged -#}
{% macro restore_plan(request, facts) %}
    {% set plan, columns, counts = dict(request, **facts), facts.columns or [], facts.counts %}
    {% set retyped = [] %}
    {% for column in columns if column.in_live and column.in_point and column.type != column.point_type %}
        {% do retyped.append(column) %}
    {% endfor %}
    {% set merges = plan.exists and plan.mode == 'merge' %}
    {% if counts %}
        {% set rows_after = counts.rows_now + counts.only_then if merges else counts.rows_then %}
    {% endif %}
    {% do plan.update({'drifted': columns | rejectattr('in_live') | list + columns | rejectattr('in_point') | list,
        'retyped': retyped, 'recased': columns | selectattr('recased') | list,
        'rows_after': rows_after if counts else none,
        'note': 'restore_table: ' ~ plan.mode ~ ' ' ~ plan.point.label}) %}
    {% do plan.update(holdfast.restored_rows(plan)) %}
    {% set idle = merges and plan.prefer == 'live' and counts and not counts.only_then and not counts.ended
        and not plan.drifted %}
    {% do plan.update({'idle': idle, 'statements': holdfast.statements_of(holdfast.rescue_steps(plan))
        + ([] if idle else holdfast.statements_of(holdfast.restore_steps(plan)))}) %}
    {{ return(plan) }}
{% endmacro %}
