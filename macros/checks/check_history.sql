{#- Retention as it is set, against the days of history that protected tables are to keep (time_travel_days). -#}
{% macro check_retention(facts) %}
  {% set problems, wanted = [], lakehouse.wanted_days() %}
  {% for fact in facts if fact.exists and lakehouse.has_history(fact.table) %}
    {% set kept = lakehouse.retention_of(fact.table) %}
    {% if kept.days < wanted %}
      {% do problems.append(lakehouse.finding('', 'WARN', fact.table.name ~ " keeps " ~ kept.days | round(1) | string | replace('.0', '')
          ~ " days of history (log " ~ kept.log ~ ", files " ~ kept.files ~ "), and " ~ wanted ~ " are wanted",
          lakehouse.operation_command('set_retention', {'table': fact.table.name, 'days': wanted}), fact.table.name)) %}
    {% endif %}
  {% endfor %}
  {{ return(lakehouse.aspect('retention', "tables with a history are set to keep at least " ~ wanted ~ " days of it", problems)) }}
{% endmacro %}

{#-
  How far back time travel really reaches. The history lists more than can be read, and a row count can come from the
  log alone: the oldest version whose files are there is read, all of it, and the next one if that fails.
-#}
{% macro check_time_travel(facts) %}
  {% set problems, without, wanted = [], [], lakehouse.wanted_days() %}
  {% for fact in facts if fact.exists %}
    {% set name, reach = fact.table.name, lakehouse.oldest_readable_version(fact) %}
    {% if not fact.versions %}
      {% do without.append(name) %}
    {% elif not reach %}
      {% do problems.append(lakehouse.finding('', 'FAIL', "no version of " ~ name ~ " can be read",
          lakehouse.operation_command('recovery_plan', {'table': name}), name)) %}
    {% elif reach.version != fact.versions[-1].version and lakehouse.hours_since(reach.committed_at) < wanted * 24 %}
      {% do problems.append(lakehouse.finding('', 'WARN', "time travel of " ~ name ~ " reaches back to version " ~ reach.version ~ " of "
          ~ reach.committed_at[:19] ~ " only; those before are listed and cannot be read. Keep what there is",
          lakehouse.operation_command('backup_table', {'table': name}), name)) %}
    {% endif %}
  {% endfor %}
  {{ return(lakehouse.aspect('time travel', "the oldest version of each history was read in full"
      ~ ("; no history of their own, so backups only: " ~ without | join(', ') if without else ""), problems)) }}
{% endmacro %}

{% macro oldest_readable_version(fact) %}
  {% for version in fact.versions | reverse if not version.unreadable %}
    {% set from_clause = lakehouse.reader(fact.table, {'kind': 'version', 'id': version.version}) %}
    {% if not lakehouse.try_fingerprint(fact.table, from_clause, lakehouse.columns_of(from_clause)).error %}
      {{ return(version) }}
    {% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}
