{#-
  Every way back, for one table or all protected ones: what each would bring back, what it lacks, and the command.
  Changes nothing.

      dbt run-operation recovery_plan
      dbt run-operation recovery_plan --args '{table: orders}'

  table    only this one (optional)
  output   text (default) or json

  Of a table's versions those are looked at that a loss could have left behind: the newest before each fall of the
  row count, and the one before the current one; at most five. The time is reckoned from the rows a second of earlier
  restores and drills in the recovery log. What only the project knows (an archive, an API) comes from the macros that
  the variable lakehouse_points names.
-#}
{% macro recovery_plan(table=none, output='text') %}
  {% do lakehouse.only_arguments('recovery_plan', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set wanted = lakehouse.protected_tables() if table is none else [lakehouse.find_table(table)] %}
  {% set answers, all_backups, pace = [], lakehouse.backups(), lakehouse.pace_of_restores() %}
  {% for table in wanted %}
    {% set there = lakehouse.exists(table) %}
    {% set ways = [] %}
    {% for point in lakehouse.points(table, there, all_backups) %}
      {% set way = lakehouse.way_back(table, point, there) %}
      {% do way.update({'seconds': lakehouse.seconds_for(way, point, pace)}) %}
      {% do ways.append(way) %}
    {% endfor %}
    {% set answer = {'table': table.name, 'exists': there, 'reload': table.reload,
        'ways': ways | sort(attribute='recovers', reverse=true), 'other_ways': lakehouse.dropped_ways(table) + lakehouse.points_of_project(table)} %}
    {% do answers.append(answer) %}
    {% do lakehouse.print_ways(answer) if output == 'text' %}
  {% endfor %}
  {% do print(tojson(answers)) if output == 'json' %}
{% endmacro %}

{#- The points of a table that could bring something back; `rows` as the log or the manifest has them. -#}
{% macro points(table, there, all_backups, versions=none) %}
  {% set found = [] %}
  {% if there or lakehouse.damaged_at_its_end(table) %}
    {% set versions = lakehouse.history(table) if versions is none else versions %}
    {% for version in (versions[1:] if there else versions) if not version.unreadable %}
      {% set after = versions[versions.index(version) - 1] %}
      {% if found | length < 5 and (not found or (after.rows or 0) < version.rows) %}
        {% do found.append({'kind': 'version', 'id': version.version, 'label': 'version ' ~ version.version,
            'when': version.committed_at, 'rows': version.rows, 'argument': 'version: ' ~ version.version}) %}
      {% endif %}
    {% endfor %}
  {% endif %}
  {% for record in lakehouse.backups_of(table, all_backups) if record.verified_at and not record.suspect %}
    {% do found.append({'kind': 'backup', 'id': record.id, 'label': 'backup ' ~ record.set, 'when': record.taken_at, 'rows': record.rows,
        'argument': 'backup: ' ~ record.set, 'safety': record.id.startswith('safety_'), 'columns': record.columns, 'content_hash': record.content_hash}) %}
  {% endfor %}
  {{ return(found + lakehouse.points_aside(table)) }}
{% endmacro %}

{% macro way_back(table, point, there) %}
  {% set source = lakehouse.reader(table, point) %}
  {% set way = {'point': point.label, 'when': point.when, 'rows': none, 'recovers': -1, 'lacks': none, 'newest': none,
      'rows_after': none, 'remark': 'taken before a restore' if point.safety else none, 'unreadable': none,
      'safety': point.safety or false,
      'command': "dbt run-operation restore_table --args '{table: " ~ table.name ~ ", " ~ point.argument ~ "}'"} %}
  {% set counts = lakehouse.try_compare_keys(table, lakehouse.reader(table) if there else none, source) if table.key
      else lakehouse.probe(table, point) %}
  {% if counts.error %}
    {% do way.update({'remark': counts.error, 'unreadable': counts.error}) %}
  {% elif table.key %}
    {% do way.update({'rows': counts.rows_then, 'recovers': counts.only_then, 'lacks': counts.only_now,
        'rows_after': counts.rows_now + counts.only_then}) %}
  {% else %}
    {% do way.update({'rows': counts.rows, 'rows_after': counts.rows,
        'remark': 'no key declared: rows cannot be compared'}) %}
  {% endif %}
  {% if table.newest and not way.unreadable %}
    {% set newest = lakehouse.try_rows("select max(" ~ lakehouse.quoted(table, table.newest) ~ ") as newest from " ~ source) %}
    {% do way.update({'newest': newest.rows[0].newest | string} if not newest.error else {'remark': newest.error, 'unreadable': newest.error}) %}
  {% endif %}
  {{ return(way) }}
{% endmacro %}

{% macro print_ways(answer) %}
  {% do print(answer.table ~ ("" if answer.exists else " does not exist now")) %}
  {% if answer.ways %}
    {% for way in answer.ways %}
      {% do way.update({'time': lakehouse.about(way.seconds)}) %}
    {% endfor %}
    {% do lakehouse.print_table(answer.ways, ['point', 'when', 'rows', 'recovers', 'lacks', 'newest', 'time', 'remark']) %}
    {% set first = answer.ways | rejectattr('safety') | first %}
    {% do print("  " ~ ("the best: " ~ first.command if first and first.recovers > 0 else "nothing is missing that a point could bring back")) %}
  {% else %}
    {% do print("  no version before the current one, and no backup") %}
  {% endif %}
  {% for way in answer.other_ways %}
    {% do print("  " ~ way.point ~ ": " ~ way.gives_back ~ "; " ~ lakehouse.about(way.seconds) ~ "; " ~ way.command) %}
  {% endfor %}
  {% if answer.reload and not answer.other_ways | selectattr('when', 'undefined') | list %}
    {% do print("  from the source again: " ~ answer.reload) %}
  {% endif %}
{% endmacro %}
