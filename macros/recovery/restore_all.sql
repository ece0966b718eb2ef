{#-
  Bring every protected table back to one consistent point: a set of backups, or a moment.

      dbt run-operation restore_all --args '{backup: latest}'

  backup      a set's id, or latest: the newest set in which every table was copied, verified and is not suspect
  timestamp   or a moment ('2026-02-03 09:00:00', UTC unless it has an offset); tables without history have none
  tables      only these of the protected tables, for example those with a history: one name or a list
  auto        or true: each table from the point that brings back most of it, as in restore_table; the points differ
  mode, prefer, dry_run, output   as in restore_table

  All plans are made and checked before the first table is touched. A table that the set was not to hold (it is protected
  only since) stays as it is, and is named.
-#}
{% macro restore_all(
    backup=none, timestamp=none, auto=false, tables=none, mode='merge', prefer='live', dry_run=false, output='text'
) %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.only_arguments('restore_all', kwargs) %}
  {% do lakehouse.one_of('mode', mode, ['merge', 'replace']) %}
  {% do lakehouse.one_of('prefer', prefer, ['live', 'point']) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.yes_or_no('dry_run', dry_run) %}
  {% set auto = lakehouse.yes_or_no('auto', auto) %}
  {% if [backup, timestamp, true if auto else none] | reject('none') | list | length != 1 %}
    {% do lakehouse.fail("restore_all needs either backup (a set's id, or latest), timestamp or auto: true; dbt run-operation list_backups shows the sets.") %}
  {% endif %}
  {% do lakehouse.refuse_auto_replace(mode) if auto %}
  {% set set_id = lakehouse.good_set(backup) if backup is not none else none %}
  {% set plans, answers = [], [] %}
  {% set wanted = lakehouse.protected_tables() if tables is none else lakehouse.tables_argument(tables) %}
  {% set held = lakehouse.tables_of_set(set_id) if set_id and tables is none else {'tables': wanted, 'remarks': []} %}
  {% for remark in held.remarks %}
    {% do print(remark.why) if output == 'text' %}
    {% do answers.append(remark) %}
  {% endfor %}
  {% for table in held.tables %}
    {% set best = lakehouse.best_point(table) if auto else {'point': none, 'why': none} %}
    {% do print(table.name ~ ": " ~ best.why) if auto and output == 'text' %}
    {% if best.point or not auto %}
      {% set point = best.point or lakehouse.find_point(table, timestamp=timestamp, backup=set_id) %}
      {% do plans.append(dict(lakehouse.plan_restore(table, point, mode, prefer), why=best.why)) %}
    {% else %}
      {% do answers.append({'table': table.name, 'point': none, 'why': best.why}) %}
    {% endif %}
  {% endfor %}
  {% set entry = {'detail': lakehouse.run_operation('restore_all', {
      'backup': set_id, 'timestamp': timestamp, 'auto': auto or none, 'tables': tables, 'mode': mode, 'prefer': prefer})} %}
  {% do lakehouse.log_verb('restore_all', 'started', entry) if plans and not dry_run %}
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
  {% do lakehouse.log_verb('restore_all', 'done', dict(entry, seconds=lakehouse.seconds_since(started))) if plans and not dry_run %}
  {% if output == 'json' %}
    {% do print(tojson(answers)) %}
  {% elif dry_run %}
    {% do print("Dry run: nothing was changed.") %}
  {% else %}
    {% do print(plans | length ~ " tables restored and verified in " ~ lakehouse.seconds_since(started) ~ " s.") %}
  {% endif %}
{% endmacro %}

{#- The id of a set that holds every table it was to hold, verified; `latest` skips sets with a suspect or damaged table. -#}
{% macro good_set(wanted) %}
  {% set wanted = lakehouse.name_of('backup', wanted) %}
  {% set sets, whole = {}, [] %}
  {% for record in lakehouse.backups() if record.complete and record.set.startswith('set_') %}
    {% do sets.setdefault(record.set, []).append(record) %}
  {% endfor %}
  {% for id, records in sets.items() if records | length == records[0].set_tables | length %}
    {% do whole.append(id) %}
    {% if wanted == id or (wanted == 'latest' and not records | selectattr('suspect') | list
        and not records | rejectattr('verified_at') | list and lakehouse.is_of_this_target(records)) %}
      {{ return(id) }}
    {% endif %}
  {% endfor %}
  {% set nearest = lakehouse.nearest(wanted, whole) %}
  {% do lakehouse.fail("There is no complete set '" ~ wanted ~ "'; " ~ ("did you mean '" ~ nearest ~ "'?" if nearest
      else ("the complete ones are " ~ whole | join(', ') ~ ("; all are suspect or damaged, see list_backups." if wanted == 'latest' else ".") if whole else "take one: dbt run-operation backup_all"))) %}
{% endmacro %}

{#-
  The protected tables that a set holds, and a remark {table, point, why} on each that only the project or only the set
  knows: a table that is protected since, or a model that was renamed.
-#}
{% macro tables_of_set(set_id) %}
  {% set records = lakehouse.backups() | selectattr('complete') | selectattr('set', 'equalto', set_id) | list %}
  {% set tables, remarks, known = [], [], [] %}
  {% for table in lakehouse.protected_tables() %}
    {% set own = lakehouse.backups_by_name(table, records) | map(attribute='id') | list %}
    {% do known.extend(own) %}
    {% if own %}
      {% do tables.append(table) %}
    {% else %}
      {% do remarks.append({'table': table.name, 'point': none, 'why': table.name ~ " is not in " ~ set_id ~ ", and stays as it is."}) %}
    {% endif %}
  {% endfor %}
  {% for record in records if record.id not in known %}
    {% do remarks.append({'table': record.table, 'point': none, 'why': record.table ~ " is in " ~ set_id
        ~ ", and is no protected table of this project (any more): it is not restored."}) %}
  {% endfor %}
  {% if not tables %}
    {% do lakehouse.fail(set_id ~ " holds no table of this project, only " ~ records | map(attribute='table') | join(', ')
        ~ "; dbt run-operation list_backups shows the other sets.") %}
  {% endif %}
  {{ return({'tables': tables, 'remarks': remarks}) }}
{% endmacro %}

{#- Targets may share one folder of backups: `latest` means the latest of this one. -#}
{% macro is_of_this_target(records) %}
  {% set schemas = lakehouse.tables() | map(attribute='schema') | list %}
  {{ return(records | map(attribute='schema') | reject('in', schemas) | list | length == 0) }}
{% endmacro %}
