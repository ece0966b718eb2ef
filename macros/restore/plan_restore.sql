{#-
  What a restore would do, without doing it: a dictionary that the statements, the printed plan and the verification
  are all made from.

    table, point       what and from where; source: the table that the point's versions belong to
    mode, prefer       merge or replace; whose row wins when both sides have the key: live or point
    exists             is the table there now?
    columns            {name, type, point_type, in_live, in_point}: the columns afterwards, by name
    drifted, retyped   those that only one side has; those of another type at the point
    counts             see compare_keys(), and newest_now, newest_then
    rows_after         how many rows it will have
    undo_version       the version to go back to, where the table has versions
    by_rows            true: what the point's version belongs to cannot be cloned, so its rows are copied
    statements         the SQL, in order; none when a merge has nothing to bring back
-#}
{% macro plan_restore(table, point, mode, prefer, into=none) %}
  {% set goal = lakehouse.table_at(table.database, table.schema, into, key=table.key, newest=table.newest) if into else table %}
  {% set plan = {
      'table': goal, 'source': table, 'point': point, 'mode': mode, 'prefer': prefer,
      'exists': lakehouse.exists(goal), 'note': 'restore_table: ' ~ mode ~ ' ' ~ point.label,
  } %}
  {% do lakehouse.require_table(plan) if plan.exists %}
  {% if into and point.kind == 'version' %}
    {% do plan.update({'by_rows': lakehouse.non_table_type(table) is not none}) %}
  {% endif %}
  {% set there = lakehouse.reader(table, point) %}
  {% set here = lakehouse.reader(goal) if plan.exists else none %}
  {% if point.kind == 'backup' %}
    {% do lakehouse.reject_damaged(table, point) %}
  {% endif %}
  {% do plan.update({'columns': lakehouse.match_columns(
      lakehouse.columns_of(here) if here else lakehouse.columns_of(there), lakehouse.columns_of(there), table, mode, plan.exists
  )}) %}
  {% do plan.update({'drifted': plan.columns | rejectattr('in_live') | list + plan.columns | rejectattr('in_point') | list}) %}
  {% set retyped = [] %}
  {% for column in plan.columns if column.in_live and column.in_point and column.type != column.point_type %}
    {% do retyped.append(column) %}
  {% endfor %}
  {% do plan.update({'retyped': retyped, 'counts': lakehouse.count_both(plan, here, there)}) %}
  {% set counts = plan.counts %}
  {% set merged = plan.exists and mode == 'merge' %}
  {% do plan.update({
      'rows_after': counts.rows_now + counts.only_then if merged else counts.rows_then,
      'undo_version': lakehouse.current_version(goal) if plan.exists else none,
  }) %}
  {% set idle = merged and prefer == 'live' and not counts.only_then and not plan.drifted %}
  {% do plan.update({'statements': [] if idle else lakehouse.restore_statements(plan)}) %}
  {{ return(plan) }}
{% endmacro %}

{#-
  Over a streaming table, materialized view or view nothing is restored: it is replaced, which undrop_table does, with
  its rows kept and merged. A view has no rows that could be lost: it only has to go.
-#}
{% macro require_table(plan) %}
  {% set table, point, kind = plan.source, plan.point, lakehouse.non_table_type(plan.table) %}
  {% if kind in ['view', 'metric view'] %}
    {% do lakehouse.fail(plan.table.identifier ~ " is a " ~ kind ~ " now, which cannot be restored over; rename or drop the view, then say it again.") %}
  {% elif kind %}
    {% set standing = table.identifier ~ '__undropped_' ~ lakehouse.now().strftime('%Y%m%dt%H%M%Sz') %}
    {% set take_its_place = {'table': table.name, 'standing': standing, 'mode': plan.mode if plan.mode != 'merge' else none,
        'prefer': plan.prefer if plan.prefer != 'live' else none} %}
    {% set dropped = lakehouse.operation_command('undrop_table', {'table': table.name}) if lakehouse.dropped_tables(table) else none %}
    {% do lakehouse.fail(plan.table.identifier ~ " is a " ~ kind ~ " now, which cannot be restored over; "
        ~ ("bring the dropped table back: " ~ dropped ~ ", or " if dropped else "") ~ "restore beside it: "
        ~ lakehouse.operation_command('restore_table', {'table': table.name,
            point.kind: point.id if point.kind == 'version' else point.get('set') or point.id, 'into': standing})
        ~ ", then let that take its place, with the rows of now kept and merged: "
        ~ lakehouse.operation_command('undrop_table', take_its_place)) %}
  {% endif %}
{% endmacro %}

{#- Keys and rows of both sides. Merging needs a key, and each key once; replacing needs neither. -#}
{% macro count_both(plan, here, there) %}
  {% set table = plan.source %}
  {% set merged = plan.exists and plan.mode == 'merge' %}
  {% if not table.key %}
    {% if merged %}
      {% do lakehouse.fail(table.name ~ " has no key, so its rows cannot be merged; declare one (meta.key of a source, "
          ~ "unique_key of a model), or say mode: replace, or restore beside it with into: NAME.") %}
    {% endif %}
    {% set rows_now = lakehouse.query("select count(*) as n from " ~ here)[0].n if here else 0 %}
    {% set counts = {'rows_now': rows_now, 'rows_then': lakehouse.query("select count(*) as n from " ~ there)[0].n,
        'only_now': none, 'only_then': none} %}
  {% else %}
    {% set counts = lakehouse.compare_keys(table, here, there) %}
  {% endif %}
  {% if merged %}
    {% for side, from_clause in {'now': here, 'then': there}.items() %}
      {% set where = 'the table now' if side == 'now' else plan.point.label %}
      {% if counts['duplicate_' ~ side] %}
        {% do lakehouse.fail("In " ~ where ~ " " ~ counts['duplicate_' ~ side] ~ " keys of " ~ table.name
            ~ " occur more than once (" ~ lakehouse.example_of_duplicate(table, from_clause)
            ~ "), so rows cannot be merged by key; say mode: replace, or restore beside it with into: NAME.") %}
      {% elif counts['null_' ~ side] %}
        {% do lakehouse.fail("In " ~ where ~ " " ~ counts['null_' ~ side] ~ " rows of " ~ table.name ~ " have NULL in their key ("
            ~ table.key | join(', ') ~ "), so rows cannot be merged by key; say mode: replace, or restore beside it with into: NAME.") %}
      {% endif %}
    {% endfor %}
  {% endif %}
  {% if table.newest %}
    {% set newest = "select max(" ~ lakehouse.quoted(table, table.newest) ~ ") as newest from " %}
    {% do counts.update({
        'newest_now': lakehouse.query(newest ~ here)[0].newest | string if here else none,
        'newest_then': lakehouse.query(newest ~ there)[0].newest | string,
    }) %}
  {% endif %}
  {{ return(counts) }}
{% endmacro %}

{#- A backup whose files are gone, damaged, or not what its manifest recorded cannot be restored from. -#}
{% macro reject_damaged(table, point) %}
  {% set found = lakehouse.verify_copy(table, point, renew=false) %}
  {% if found.problem %}
    {% do lakehouse.fail("Backup " ~ point.id ~ " of " ~ table.name ~ " is not what was recorded: " ~ found.problem
        ~ ("; " ~ found.unmarked if found.unmarked else "")
        ~ "; dbt run-operation list_backups --args '{table: " ~ table.name ~ "}' shows the others.") %}
  {% endif %}
{% endmacro %}
