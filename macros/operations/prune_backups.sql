{#-
  Delete old backups. Prints what would go by default.

      dbt run-operation prune_backups --args '{keep_last: 7, keep_days: 30}'
      dbt run-operation prune_backups --args '{keep_last: 7, keep_days: 30, dry_run: false}'

  keep_last   so many of the newest good sets stay; of single and safety copies so many of each table \  at least one
  keep_days   what is younger than so many days stays                                                /  of the two
  dry_run     true (default): print what would go; false: delete it
  output      text (default) or json

  What one of the two keeps stays. Whatever the policy says, these stay: what is pinned, the last good set, and the last
  good backup of each table. Only good sets count (complete, verified, not suspect, whole on disk), so a loss cannot
  rotate the good copies out; suspect, incomplete and damaged ones go when they are older than all that the policy keeps.
-#}
{% macro prune_backups(keep_last=none, keep_days=none, dry_run=true, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('prune_backups', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% if keep_last is none and keep_days is none %}
    {% do lakehouse.fail("Which backups are to stay? Say keep_last: 7 (sets), keep_days: 30, or both; an empty policy would keep nothing.") %}
  {% endif %}
  {% set policy = {} %}
  {% for name, value in {'keep_last': keep_last, 'keep_days': keep_days}.items() %}
    {% do policy.update({name: none if value is none else lakehouse.integer(name, value)}) %}
    {% if policy[name] == 0 %}
      {% do lakehouse.fail(name ~ ": 0 would keep nothing; write " ~ name ~ ": 1 or more.") %}
    {% endif %}
  {% endfor %}
  {% set units = lakehouse.prune_plan(lakehouse.backup_units(), policy.keep_last, policy.keep_days) %}
  {% set going, freed = units | selectattr('goes') | list, namespace(bytes=0) %}
  {% for unit in going %}
    {% set freed.bytes = freed.bytes + unit.bytes %}
    {% if not dry_run %}
      {% set entry = {'from_point': unit.id, 'detail': unit.why} %}
      {% do lakehouse.log_verb('prune_backups', 'started', entry) %}
      {% do lakehouse.delete_backup_set(unit.id, unit.records) %}
      {% do lakehouse.log_verb('prune_backups', 'done', dict(entry, seconds=lakehouse.seconds_since(started))) %}
    {% endif %}
  {% endfor %}
  {% for leftover in lakehouse.leftovers() if leftover.path.startswith('backups/') and not dry_run %}
    {% do lakehouse.clear_leftover(leftover) %}
  {% endfor %}
  {% do lakehouse.log_verb('prune_backups', 'done', {'detail': 'deleted ' ~ going | length ~ ' of ' ~ units | length,
      'seconds': lakehouse.seconds_since(started)}) if not dry_run %}
  {% if output == 'json' %}
    {% set answers = [] %}
    {% for unit in units %}
      {% do answers.append({'id': unit.id, 'kind': unit.kind, 'taken_at': unit.taken_at, 'tables': unit.tables, 'bytes': unit.bytes,
          'goes': unit.goes, 'why': unit.why}) %}
    {% endfor %}
    {% do print(tojson({'dry_run': dry_run, 'keep_last': policy.keep_last, 'keep_days': policy.keep_days, 'backups': answers})) %}
  {% elif not units %}
    {% do print("There is no backup yet; take one: dbt run-operation backup_all") %}
  {% else %}
    {% for unit in units %}
      {% do unit.update({'verdict': ('would go' if dry_run else 'deleted') if unit.goes else 'stays',
          'tables': unit.tables if unit.records | length < 3 else unit.records | length ~ " tables"}) %}
    {% endfor %}
    {% do lakehouse.print_table(units, ['id', 'taken_at', 'tables', 'bytes', 'verdict', 'why']) %}
    {% set sum = going | length ~ " of " ~ units | length ~ ", " ~ '{:,}'.format(freed.bytes) ~ " bytes" %}
    {% do print("Dry run: nothing was deleted (" ~ sum ~ " would be); add dry_run: false to delete." if dry_run else "Deleted " ~ sum ~ ".") %}
  {% endif %}
{% endmacro %}
