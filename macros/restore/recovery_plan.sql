{#- The points of a table that could bring something back; `rows` as the log or the manifest has them. -#}
{% macro points(table, there, all_backups, versions=none) %}
  {% set found = [] %}
  {% if there or lakehouse.readable_before_damage(table) %}
    {% set versions = lakehouse.history(table) if versions is none else versions %}
    {% for version in (versions[1:] if there else versions) if not version.unreadable %}
      {% set after = versions[versions.index(version) - 1] %}
      {% if found | length < 5 and (not found or (after.rows or 0) < version.rows) %}
        {% do found.append({'kind': 'version', 'id': version.version, 'label': 'version ' ~ version.version,
            'when': version.committed_at, 'rows': version.rows, 'argument': 'version: ' ~ version.version}) %}
      {% endif %}
    {% endfor %}
  {% endif %}
  {% for record in lakehouse.backups_of(table, all_backups) | selectattr('good') %}
    {% do found.append({'kind': 'backup', 'id': record.id, 'label': 'backup ' ~ record.set, 'when': record.taken_at, 'rows': record.rows,
        'argument': 'backup: ' ~ record.set, 'safety': record.id.startswith('safety_'), 'columns': record.columns, 'content_hash': record.content_hash}) %}
  {% endfor %}
  {{ return(found + lakehouse.quarantine_points(table)) }}
{% endmacro %}

{% macro recovery_path(table, point, there) %}
  {% set source = lakehouse.reader(table, point) %}
  {% set way = {'point': point.label, 'when': point.when, 'rows': none, 'recovers': -1, 'lacks': none, 'newest': none,
      'rows_after': none, 'remark': 'taken before a restore' if point.safety else none, 'unreadable': none,
      'safety': point.safety or false,
      'command': "dbt run-operation restore_table --args '{table: " ~ table.name ~ ", " ~ point.argument ~ "}'"} %}
  {% set counts = lakehouse.try_compare_keys(table, lakehouse.reader(table) if there else none, source) if table.key
      else lakehouse.count_readable_rows(table, point) %}
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
    {% set newest = lakehouse.try_query("select max(" ~ lakehouse.quoted(table, table.newest) ~ ") as newest from " ~ source) %}
    {% do way.update({'newest': newest.rows[0].newest | string} if not newest.error else {'remark': newest.error, 'unreadable': newest.error}) %}
  {% endif %}
  {{ return(way) }}
{% endmacro %}

{% macro print_recovery_paths(answer) %}
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
