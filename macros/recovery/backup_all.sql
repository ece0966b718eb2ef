{#-
  Copy every protected table in full as one set, each verified by reading the copy.

      dbt run-operation backup_all --args '{reason: "before the migration"}'

  reason   why, for whoever finds the backup (optional)
  output   text (default) or json

  A protected table that does not exist has nothing to copy: it is named, and the exit code is not 0.
-#}
{% macro backup_all(reason=none, output='text') %}
  {% do lakehouse.only_arguments('backup_all', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set reason = lakehouse.text_of('reason', reason) %}
  {% set there, missing = [], [] %}
  {% for table in lakehouse.protected_tables() %}
    {% do (there if lakehouse.exists(table) else missing).append(table) %}
  {% endfor %}
  {% set records, set_id = [], lakehouse.new_set_id('set') %}
  {% for table in there %}
    {% do records.append(lakehouse.take_backup(table, set_id, there + missing, reason)) %}
  {% endfor %}
  {% do lakehouse.print_backups(records, output) if records %}
  {% if missing %}
    {% do lakehouse.fail("Not backed up, because not there: " ~ missing | map(attribute='name') | join(', ')
        ~ "; so the set is not complete. Load and build them first, or bring them back with restore_table.") %}
  {% endif %}
{% endmacro %}
