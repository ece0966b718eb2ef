{#-
  Every protected table has a verified backup that is free of suspicion, whole on disk, and either younger than
  backup_max_age_hours (24) or still exactly what the table holds: in summer nothing changes, and nothing is due.
-#}
{% macro check_backups(facts) %}
  {% set problems, ages = [], [] %}
  {% set limit = lakehouse.integer('backup_max_age_hours', var('backup_max_age_hours', 24)) %}
  {% set take_all = lakehouse.operation_command('backup_all') %}
  {% for fact in facts %}
    {% set name, good = fact.table.name, fact.good %}
    {% set damaged = fact.backups | selectattr('damage', 'defined') | selectattr('damage') | list %}
    {% for record in damaged %}
      {% do problems.append(lakehouse.finding('', 'WARN' if good else 'FAIL', "backup " ~ record.id ~ " is damaged: " ~ record.damage,
          lakehouse.operation_command('backup_table', {'table': name}), name)) %}
    {% endfor %}
    {% if not good and not damaged %}
      {% do problems.append(lakehouse.finding('', 'FAIL', name ~ " has no " ~ ("backup" if not fact.backups
          else "verified backup that is free of suspicion"), take_all, name)) %}
    {% elif good and lakehouse.hours_since(good.taken_at) > limit and not lakehouse.backup_is_current(fact) %}
      {% do problems.append(lakehouse.finding('', 'FAIL', "the last good backup of " ~ name ~ " is "
          ~ lakehouse.age_text(lakehouse.time_from(good.taken_at)) ~ " old, and the table has changed since", take_all, name)) %}
    {% elif good %}
      {% do ages.append(good.taken_at) %}
    {% endif %}
  {% endfor %}
  {{ return(lakehouse.aspect('backups', "each table has a verified backup" ~ (", the oldest of "
      ~ lakehouse.age_text(lakehouse.time_from(ages | min)) ~ " ago" if ages else ""), problems)) }}
{% endmacro %}

{#- Does the newest good backup hold what the table holds now? Read and hashed, not guessed from a version. -#}
{% macro backup_is_current(fact) %}
  {{ return(fact.exists and not fact.error and fact.rows == fact.good.rows
      and lakehouse.try_fingerprint(fact.table, lakehouse.reader(fact.table), fact.good.columns).hash == fact.good.content_hash) }}
{% endmacro %}

{#-
  Suspect backups: they hold many rows fewer than the good one before. Old ones are history; one that is newer than the
  last good one asks whether the rows went on purpose. Safety copies are taken of damaged tables, before a restore.
-#}
{% macro check_suspects(facts) %}
  {% set problems, old = [], [] %}
  {% for fact in facts %}
    {% for record in fact.backups if record.suspect and not record.set.startswith('safety_') %}
      {% if fact.good and record.taken_at < fact.good.taken_at %}
        {% do old.append(record) %}
      {% else %}
        {% do problems.append(lakehouse.finding('', 'WARN', "backup " ~ record.id ~ " is suspect (" ~ record.suspect
            ~ "); if the rows went on purpose, say so", lakehouse.operation_command('trust_backup', {'backup': record.id}), fact.table.name)) %}
      {% endif %}
    {% endfor %}
  {% endfor %}
  {{ return(lakehouse.aspect('suspects', "no suspect backup" ~ (" since the last good ones, " ~ old | length ~ " before them" if old else ""),
      problems)) }}
{% endmacro %}
