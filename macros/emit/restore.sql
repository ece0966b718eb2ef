{% macro emit_restore_table(given, asked) %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {% set mode = lakehouse.choice('mode', given.get('mode', 'merge'), ['merge', 'replace']) %}
  {% set prefer = lakehouse.choice('prefer', given.get('prefer', 'live'), ['live', 'point']) %}
  {% set point, into = lakehouse.emitted_point(table, given, asked), lakehouse.optional_text('into', given.get('into')) %}
  {% if into %}
    {{ return(lakehouse.restore_beside(table, lakehouse.emitted_beside(table, into), point)) }}
  {% endif %}
  {{ return(lakehouse.restore_steps(table, point, mode, prefer)) }}
{% endmacro %}

{% macro emit_restore_all(given, asked) %}
  {% set mode = lakehouse.choice('mode', given.get('mode', 'merge'), ['merge', 'replace']) %}
  {% set prefer = lakehouse.choice('prefer', given.get('prefer', 'live'), ['live', 'point']) %}
  {% set steps = [] %}
  {% for table in lakehouse.emitted_tables(asked, names=given.get('tables')) %}
    {% do steps.extend(lakehouse.restore_steps(table, lakehouse.emitted_point(table, given, asked), mode, prefer)) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- Beside the table, which is left alone. -#}
{% macro restore_beside(table, other, point) %}
  {% set plan = {'table': other, 'source': table, 'point': point, 'exists': false, 'mode': 'replace', 'columns': []} %}
  {% set steps = point.setup | list %}
  {% for statement in lakehouse.restore_statements(plan) if not statement.startswith('create schema') %}
    {% do steps.append(lakehouse.step(
        lakehouse.step_text(statement,
            "Restore " ~ point.label ~ " of " ~ table.identifier ~ " as " ~ other.identifier ~ "; it fails when that name is taken."),
        statement, "same must be true." if loop.last,
        lakehouse.same_rows_sql(table, lakehouse.reader(table, point), lakehouse.reader(other)) if loop.last
    )) %}
  {% endfor %}
  {{ return(steps) }}
{% endmacro %}

{#- A copy of a backup has the backup's comment: the statement that takes it away says so. -#}
{% macro step_text(statement, says) %}
  {{ return("The copy came with the backup's manifest as its comment; write the table's own in place of null if it had one."
      if statement.startswith('comment on table') else says) }}
{% endmacro %}

{% macro restore_steps(table, point, mode, prefer) %}
  {% set live, there, steps = lakehouse.reader(table), lakehouse.reader(table, point), point.setup | list %}
  {% if mode == 'merge' and not table.key %}
    {% do lakehouse.fail(table.name ~ " has no key, so its rows cannot be merged; say mode: replace, or into: NAME.") %}
  {% elif mode == 'merge' %}
    {% do steps.append(lakehouse.step(
        "What " ~ table.identifier ~ " holds now, and what " ~ point.label ~ " would bring; with double keys on either side do not merge.",
        "select (select count(*) from " ~ live ~ ") as rows_now, (select count(*) from " ~ there ~ ") as rows_then, "
        ~ lakehouse.missing_keys(table, there, live) ~ " as comes_back, " ~ lakehouse.double_keys(table, live) ~ " as double_now, "
        ~ lakehouse.double_keys(table, there) ~ " as double_then"
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
          "select " ~ lakehouse.missing_keys(table, there, live) ~ " as still_missing, " ~ lakehouse.double_keys(table, live) ~ " as double_now"
          if last
      )) %}
    {% endfor %}
  {% endif %}
  {{ return(steps) }}
{% endmacro %}

{#- A write to the lake. Its query runs on a connection of its own, which does not know the variable: its value goes in. -#}
{% macro emitted_write(operation, table, query, note) %}
  {% set variable = "getvariable('point')" %}
  {% set statement = lakehouse.lake_write(operation, table, query | replace(variable, ':point'), note) %}
  {% if variable in query %}
    {% set parts = statement.split('$lake$') %}
    {{ return(parts[0] ~ "replace($lake$" ~ parts[1] ~ "$lake$, ':point', cast(" ~ variable ~ " as varchar))" ~ parts[2]) }}
  {% endif %}
  {{ return(statement) }}
{% endmacro %}

{#- Undrop the table that was dropped, and merge the rows of its successor into it. Databricks alone can. -#}
{% macro emit_undrop_table(given, asked) %}
  {% if asked.dialect != 'databricks' %}
    {% do lakehouse.fail("undrop_table can be printed for databricks only: nothing else brings back a dropped table; restore it from a backup.") %}
  {% endif %}
  {% set table = lakehouse.emitted_table(given.get('table'), asked) %}
  {% set prefer = lakehouse.choice('prefer', given.get('prefer', 'live'), ['live', 'point']) %}
  {% set dropped, late = lakehouse.optional_text('dropped', given.get('dropped')), lakehouse.emitted_beside(table, table.identifier ~ '__replaced') %}
  {% set wanted = "table " ~ table.sql if dropped in [none, 'latest'] else "table with id " ~ lakehouse.spark__text_literal(dropped) %}
  {% set steps = [
      lakehouse.step("What can be undropped, with its id; for seven days.", "show tables dropped in " ~ lakehouse.sql_name(table, none)),
      lakehouse.step("Move the table away that has the name now (leave this out when there is none).",
          lakehouse.rename_sql(table, late)),
      lakehouse.step("Bring the dropped one back.", "undrop " ~ wanted, "the rows of before the loss.",
          "select count(*) as n from " ~ table.sql),
  ] %}
  {% if table.key and given.get('mode', 'merge') == 'merge' %}
    {% do steps.append(lakehouse.step(
        "Merge what has landed since into it.",
        lakehouse.spark__merge_all_columns_sql(table, late.sql, 'live' if prefer == 'point' else 'point', none)[0], "still_missing must be 0.",
        "select " ~ lakehouse.missing_keys(table, late.sql, table.sql) ~ " as still_missing"
    )) %}
  {% endif %}
  {{ return(steps) }}
{% endmacro %}
