{#-
  Every way back, for one table or all protected ones: what each would bring back, what it lacks, and the command.
  Changes nothing.

      dbt run-operation recovery_plan
      dbt run-operation recovery_plan --args '{table: bronze_games_historical_v2}'

  table    only this one (optional)
  output   text (default) or json

  Of a table's versions those are looked at that a loss could have left behind: the newest before each fall of the
  row count, and the one before the current one; at most five.
-#}
{% macro recovery_plan(table=none, output='text') %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set wanted = lakehouse.protected_tables() if table is none else [lakehouse.find_table(table)] %}
  {% set answers, all_backups = [], lakehouse.backups() %}
  {% for table in wanted %}
    {% set there = lakehouse.exists(table) %}
    {% set ways = [] %}
    {% for point in lakehouse.points(table, there, all_backups) %}
      {% do ways.append(lakehouse.way_back(table, point, there)) %}
    {% endfor %}
    {% set answer = {'table': table.name, 'exists': there, 'reload': table.reload,
        'ways': ways | sort(attribute='recovers', reverse=true)} %}
    {% do answers.append(answer) %}
    {% do lakehouse.print_ways(answer) if output == 'text' %}
  {% endfor %}
  {% do print(tojson(answers)) if output == 'json' %}
{% endmacro %}

{% macro points(table, there, all_backups) %}
  {% set found = [] %}
  {% if there %}
    {% set versions = lakehouse.history(table) %}
    {% for version in versions[1:] if not version.unreadable %}
      {% set after = versions[versions.index(version) - 1] %}
      {% if found | length < 5 and (not found or (after.rows or 0) < version.rows) %}
        {% do found.append({'kind': 'version', 'id': version.version, 'label': 'version ' ~ version.version,
            'when': version.committed_at, 'argument': 'version: ' ~ version.version}) %}
      {% endif %}
    {% endfor %}
  {% endif %}
  {% for record in all_backups if record.table == table.name and record.verified_at and not record.suspect %}
    {% do found.append({'kind': 'backup', 'id': record.id, 'label': 'backup ' ~ record.set, 'when': record.taken_at,
        'argument': 'backup: ' ~ record.set}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro way_back(table, point, there) %}
  {% set readable = lakehouse.probe(table, point) %}
  {% set way = {'point': point.label, 'when': point.when, 'rows': none, 'recovers': -1, 'lacks': none, 'newest': none,
      'remark': readable.error,
      'command': "dbt run-operation restore_table --args '{table: " ~ table.name ~ ", " ~ point.argument ~ "}'"} %}
  {% if not readable.error and table.key %}
    {% set counts = lakehouse.compare_keys(table, lakehouse.reader(table) if there else none, lakehouse.reader(table, point)) %}
    {% do way.update({'rows': counts.rows_then, 'recovers': counts.only_then, 'lacks': counts.only_now}) %}
  {% elif not readable.error %}
    {% do way.update({'rows': readable.rows, 'remark': 'no key declared: rows cannot be compared'}) %}
  {% endif %}
  {% if table.newest and not readable.error %}
    {% do way.update({'newest': lakehouse.rows(
        "select max(" ~ lakehouse.quoted(table, table.newest) ~ ") as newest from " ~ lakehouse.reader(table, point)
    )[0].newest | string}) %}
  {% endif %}
  {{ return(way) }}
{% endmacro %}

{% macro print_ways(answer) %}
  {% do print(answer.table ~ ("" if answer.exists else " does not exist now")) %}
  {% if answer.ways %}
    {% do lakehouse.print_table(answer.ways, ['point', 'when', 'rows', 'recovers', 'lacks', 'newest', 'remark']) %}
    {% do print("  " ~ ("the first: " ~ answer.ways[0].command if answer.ways[0].recovers > 0 else "nothing is missing that a point could bring back")) %}
  {% else %}
    {% do print("  no version before the current one, and no backup") %}
  {% endif %}
  {% if answer.reload %}
    {% do print("  from the source again: " ~ answer.reload) %}
  {% endif %}
{% endmacro %}
