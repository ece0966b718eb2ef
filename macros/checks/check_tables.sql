{#- Every protected table is there, can be read, and lacks nothing that it held and that could come back. -#}
{% macro check_tables(facts) %}
  {% set problems, total, replaced = [], namespace(rows=0), lakehouse.last_replacements() %}
  {% for fact in facts %}
    {% set name, total.rows = fact.table.name, total.rows + fact.rows %}
    {% set back = lakehouse.operation_command('restore_table', {'table': name, 'auto': true}) %}
    {% set plan = lakehouse.operation_command('recovery_plan', {'table': name}) %}
    {% set loss = lakehouse.greatest_loss(fact, replaced) if fact.exists and not fact.error else none %}
    {% if fact.damaged %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " cannot be opened: its newest commits are damaged. Version "
          ~ fact.damaged.version ~ " of " ~ fact.damaged.committed_at[:19] ~ " can be read, with " ~ '{:,}'.format(fact.damaged.rows) ~ " rows", back, name)) %}
    {% elif not fact.exists and fact.good %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " is not there", back, name)) %}
    {% elif not fact.exists %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " is not there, and there is no good backup of it",
          fact.table.reload or plan, name)) %}
    {% elif fact.error %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " cannot be read: " ~ fact.error, plan, name)) %}
    {% elif loss %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " holds " ~ '{:,}'.format(fact.rows) ~ " rows, and lacks "
          ~ '{:,}'.format(loss.missing) ~ " of the " ~ '{:,}'.format(loss.rows) ~ " of " ~ loss.where
          ~ ". Did they go on purpose? backup_table, then trust_backup of that backup; else", back, name)) %}
    {% elif not fact.rows %}
      {% do problems.append(lakehouse.finding('', 'WARN', name ~ " holds no rows, and never held any that is known of",
          fact.table.reload or plan, name)) %}
    {% endif %}
  {% endfor %}
  {{ return(lakehouse.aspect('tables', facts | length ~ " protected tables are there and hold " ~ '{:,}'.format(total.rows)
      ~ " rows", problems)) }}
{% endmacro %}

{#-
  The loss that weighs most: of the points that `auto` could choose from, the one whose rows are missing now, {where, rows,
  missing}; none when no more than the suspect share is missing. Not every fall of the row count is a loss: a doubled load
  that was taken back misses no key. And what went on purpose is over: only points since then count.
-#}
{% macro greatest_loss(fact, replaced) %}
  {% set table, share, most = fact.table, lakehouse.suspect_share(), {'missing': 0} %}
  {% set since = lakehouse.accepted_since(fact, replaced) %}
  {% for point in lakehouse.recovery_points(table, true, lakehouse.without_safety_copies(fact.backups), fact.versions)
        if fact.rows < (point.rows or 0) * (1 - share) and not (since and lakehouse.time_from(point.when) < since) %}
    {% set missing = lakehouse.count_missing_rows(table, point) if table.key else point.rows - fact.rows %}
    {% if missing is not none and missing > most.missing and missing > (fact.rows + missing) * share %}
      {% do most.update({'where': point.label ~ ' of ' ~ point.when[:19], 'rows': point.rows, 'missing': missing}) %}
    {% endif %}
  {% endfor %}
  {{ return(most if most.missing else none) }}
{% endmacro %}

{#-
  Since when the table is what it was meant to be: its last restore with `mode: replace`, or the last backup of which
  trust_backup was told that its rows went on purpose; none when nobody said so.
-#}
{% macro accepted_since(fact, replaced) %}
  {% set times = [replaced[fact.table.name]] if fact.table.name in replaced else [] %}
  {% for record in fact.backups if record.get('trusted_at') %}
    {% do times.append(lakehouse.time_from(record.taken_at)) %}
  {% endfor %}
  {{ return(times | max if times else none) }}
{% endmacro %}
