{#-
  Bring every protected table back to one consistent point: a set of backups, or a moment.

      dbt run-operation restore_all --args '{backup: latest}'

  backup      a set's id, or latest: the newest set in which every table was copied, verified and is not suspect
  timestamp   or a moment ('2026-02-03 09:00:00', UTC unless it has an offset); tables without history have none
  mode, prefer, dry_run, output   as in restore_table

  All plans are made and checked before the first table is touched.
-#}
{% macro restore_all(backup=none, timestamp=none, mode='merge', prefer='live', dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.one_of('mode', mode, ['merge', 'replace']) %}
  {% do lakehouse.one_of('prefer', prefer, ['live', 'point']) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.yes_or_no('dry_run', dry_run) %}
  {% if (backup is none) == (timestamp is none) %}
    {% do lakehouse.fail("restore_all needs either backup (a set's id, or latest) or timestamp; dbt run-operation list_backups shows the sets.") %}
  {% endif %}
  {% set set_id = lakehouse.good_set(backup) if backup is not none else none %}
  {% set plans, answers = [], [] %}
  {% for table in lakehouse.protected_tables() %}
    {% set point = lakehouse.find_point(table, timestamp=timestamp, backup=set_id) %}
    {% do plans.append(lakehouse.plan_restore(table, point, mode, prefer)) %}
  {% endfor %}
  {% for plan in plans %}
    {% do lakehouse.print_plan(plan) if output == 'text' %}
    {% set answer = lakehouse.plan_as_data(plan) %}
    {% if not dry_run %}
      {% set done = lakehouse.carry_out(plan, 'restore_all', lakehouse.now()) %}
      {% do lakehouse.print_done(plan, done) if output == 'text' %}
      {% do answer.update(done) %}
    {% endif %}
    {% do answers.append(answer) %}
  {% endfor %}
  {% if output == 'json' %}
    {% do print(tojson(answers)) %}
  {% elif dry_run %}
    {% do print("Dry run: nothing was changed.") %}
  {% else %}
    {% do print(plans | length ~ " tables restored and verified in " ~ lakehouse.seconds_since(started) ~ " s.") %}
  {% endif %}
{% endmacro %}

{#- The id of a set that holds every table it was to hold, verified; `latest` skips sets with a suspect table. -#}
{% macro good_set(wanted) %}
  {% set wanted = lakehouse.name_of('backup', wanted) %}
  {% set sets, whole = {}, [] %}
  {% for record in lakehouse.backups() if record.complete and record.set.startswith('set_') %}
    {% do sets.setdefault(record.set, []).append(record) %}
  {% endfor %}
  {% for id, records in sets.items() if records | length == records[0].set_tables | length %}
    {% do whole.append(id) %}
    {% if wanted == id or (wanted == 'latest' and not records | selectattr('suspect') | list) %}
      {{ return(id) }}
    {% endif %}
  {% endfor %}
  {% do lakehouse.fail("There is no complete set '" ~ wanted ~ "'; " ~ ("the complete ones are " ~ whole | join(', ') if whole
      else "take one: dbt run-operation backup_all") ~ ".") %}
{% endmacro %}
