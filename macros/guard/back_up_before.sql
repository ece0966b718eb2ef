{#-
  A verified backup of what the override gives away: one a table and run, however many steps the destruction has.
  What an interrupted run left of a table is no table of the project and cannot be backed up by name: it may go if
  a verified backup holds exactly its rows (the dance of dbt-duckdb ends so), and is refused otherwise.
-#}
{% macro back_up_before(danger) %}
  {% set backups = lakehouse.verified_backups(danger.table) %}
  {% if not danger.leftover %}
    {% set since_start = [] %}
    {% for backup in backups if lakehouse.time_from(backup.taken_at) >= run_started_at.replace(microsecond=0) %}
      {% do since_start.append(backup) %}
    {% endfor %}
    {% if not since_start %}
      {% do lakehouse.guard_backup(danger.table) %}
    {% endif %}
  {% elif lakehouse.fingerprint(danger.table, danger.relation).hash not in backups | map(attribute='content_hash') %}
    {% do lakehouse.fail(
        "The guard stopped this: " ~ danger.deed ~ ", and no verified backup holds exactly what is in "
        ~ danger.relation.schema ~ "." ~ danger.relation.identifier
        ~ "; rename it, compare it with the table, and drop it by hand when it is not needed."
    ) %}
  {% endif %}
{% endmacro %}

{#- It fails when it cannot be verified, and with it the run. `version` pins an older one. -#}
{% macro guard_backup(table, version=none) %}
  {% do lakehouse.print_backups(
      [lakehouse.take_backup(table, lakehouse.free_set_id('single'), [table], 'guard', version=version)], 'text'
  ) %}
{% endmacro %}

{#- The verified backups of a table, suspect or not: they hold what was there. -#}
{% macro verified_backups(table) %}
  {{ return(lakehouse.backups_of(table, lakehouse.backups()) | selectattr('verified_at') | list) }}
{% endmacro %}
