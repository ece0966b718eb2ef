{#-
  Copy every protected table in full as one set, each verified by reading the copy.

      dbt run-operation backup_all --args '{reason: "before the migration"}'

  reason   why, for whoever finds the backup (optional)
  older_than_hours   only when the newest good set is older than that; for use after every load
  dry_run  true: say what would be copied (tables, versions, rows, bytes) and change nothing
  output   text (default) or json

  A protected table that does not exist has nothing to copy: it is named, and the exit code is not 0. With
  older_than_hours that is no error before the first set: the table has not been built yet.
-#}
{% macro backup_all(reason=none, older_than_hours=none, dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('backup_all', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set reason = lakehouse.optional_text('reason', reason) %}
  {% set there, missing = [], [] %}
  {% for table in lakehouse.protected_tables() %}
    {% do (there if lakehouse.exists(table) else missing).append(table) %}
  {% endfor %}
  {% if older_than_hours is not none %}
    {% set limit = lakehouse.integer('older_than_hours', older_than_hours) %}
    {% set good = lakehouse.good_sets() %}
    {% if good and lakehouse.hours_since(good[0].taken_at) <= limit %}
      {% do lakehouse.mark_newest_good_set() if not dry_run %}
      {% do lakehouse.print_no_backup_due("The last good set, " ~ good[0].id ~ ", is "
          ~ lakehouse.age_text(lakehouse.time_from(good[0].taken_at)) ~ " old: no backup is due.", output) %}
      {{ return(none) }}
    {% elif missing and not good %}
      {% do lakehouse.print_no_backup_due("No backup yet: " ~ missing | map(attribute='name') | join(', ')
          ~ " has not been built; after dbt build, dbt run-operation backup_all takes the first set.", output) %}
      {{ return(none) }}
    {% endif %}
  {% endif %}
  {% if dry_run %}
    {% do lakehouse.print_backup_preview(there, output) %}
  {% else %}
    {% set records, set_id = [], lakehouse.free_set_id('set') %}
    {% set command = lakehouse.operation_command('backup_all', {'reason': reason}) %}
    {% set entry = {'to_point': set_id, 'detail': command} %}
    {% do lakehouse.log_verb('backup_all', 'started', entry) %}
    {% for table in there %}
      {% do records.append(lakehouse.take_backup(table, set_id, there + missing, reason, 'backup_all', command)) %}
    {% endfor %}
    {% do lakehouse.log_verb('backup_all', 'failed' if missing else 'done', dict(entry, seconds=lakehouse.seconds_since(started))) %}
    {% do lakehouse.mark_newest_good_set() %}
    {% do lakehouse.print_backups(records, output) if records %}
  {% endif %}
  {% if missing %}
    {% do lakehouse.fail("Not backed up, because not there: " ~ missing | map(attribute='name') | join(', ')
        ~ "; so the set is not complete. Load and build them first, or bring them back with restore_table.") %}
  {% endif %}
{% endmacro %}

{% macro print_no_backup_due(why, output) %}
  {% do print(tojson([]) if output == 'json' else why) %}
{% endmacro %}
