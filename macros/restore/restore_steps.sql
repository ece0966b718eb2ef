{% macro restore_steps(table, point, mode, prefer) %}
  {% set live, there, steps = lakehouse.reader(table), lakehouse.reader(table, point), point.setup | list %}
  {% if mode == 'merge' and not table.key %}
    {% do lakehouse.fail(table.name ~ " has no key, so its rows cannot be merged; say mode: replace, or into: NAME.") %}
  {% elif mode == 'merge' %}
    {% do steps.append(lakehouse.step(
        "What " ~ table.identifier ~ " holds now, and what " ~ point.label ~ " would bring; with duplicate keys on either side do not merge.",
        "select (select count(*) from " ~ live ~ ") as rows_now, (select count(*) from " ~ there ~ ") as rows_then, "
        ~ lakehouse.missing_keys(table, there, live) ~ " as comes_back, " ~ lakehouse.duplicate_keys(table, live) ~ " as duplicate_now, "
        ~ lakehouse.duplicate_keys(table, there) ~ " as duplicate_then"
    )) %}
  {% endif %}
  {% do steps.extend(lakehouse.way_back_steps(table)) %}
  {% if mode == 'replace' %}
    {% set plan = {'table': table, 'source': table, 'point': point, 'exists': true, 'mode': mode, 'columns': [], 'drifted': true,
        'note': 'restore_table: replace ' ~ point.label} %}
    {% for statement in ([point.restores] if point.restores else lakehouse.restore_statements(plan)) %}
      {% do steps.append(lakehouse.step(
          lakehouse.step_text(statement, "Make " ~ table.identifier ~ " exactly " ~ point.label ~ "."),
          statement, "same must be true." if loop.last, lakehouse.same_rows_sql(table, there, live) if loop.last
      )) %}
    {% endfor %}
  {% else %}
    {% set statements = lakehouse.merge_all_columns_sql(table, there, prefer, 'restore_table: merge ' ~ point.label) %}
    {% for statement in statements %}
      {% set last = loop.last %}
      {% do steps.append(lakehouse.step(
          ("Bring back the rows of " ~ table.identifier ~ " whose key is missing"
           ~ (", and set all others to what they were" if prefer == 'point' else "; all others stay") ~ "." if last or loop.length == 1
           else "As one transaction, with the next."),
          statement, "both must be 0." if last,
          "select " ~ lakehouse.missing_keys(table, there, live) ~ " as still_missing, " ~ lakehouse.duplicate_keys(table, live) ~ " as duplicate_now"
          if last
      )) %}
    {% endfor %}
  {% endif %}
  {{ return(steps) }}
{% endmacro %}
