{#-
  Let tables keep their history longer: time travel reaches as far back as both the log and the files of replaced rows
  are kept. Never shortens anything.

      dbt run-operation set_retention --args '{days: 90}'

  table    only this one (optional; otherwise every protected table that has a history)
  days     how many days; the variable time_travel_days (30) if not given
  dry_run  true: print the statements and change nothing
  output   text (default) or json
-#}
{% macro set_retention(table=none, days=none, dry_run=false, output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('set_retention', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
  {% set days = lakehouse.days_argument(days) %}
  {% set answers = [] %}
  {% if table is not none %}
    {% set table = lakehouse.find_table(table) %}
    {% do lakehouse.require_exists(table) %}
    {% if not lakehouse.has_history(table) %}
      {% do lakehouse.fail(table.name ~ " has no history of its own, so there is none to keep; its ways back are its backups: "
          ~ "dbt run-operation backup_table --args '{table: " ~ table.name ~ "}'.") %}
    {% endif %}
  {% endif %}
  {% for each in ([table] if table else lakehouse.protected_tables()) if lakehouse.has_history(each) and lakehouse.exists(each) %}
    {% set now, wanted = lakehouse.retention_of(each), {} %}
    {% do wanted.update({'delta.logRetentionDuration': 'interval ' ~ days ~ ' days'}) if now.log < days %}
    {% do wanted.update({'delta.deletedFileRetentionDuration': 'interval ' ~ days ~ ' days'}) if now.files < days %}
    {% set statements = lakehouse.set_properties_sql(each, wanted) if wanted else [] %}
    {% do answers.append({'table': each.name, 'days_before': now.days, 'days': [now.days, days] | max, 'statements': statements,
        'dry_run': dry_run}) %}
  {% endfor %}
  {% if not dry_run %}
    {% set entry = {'table_name': table.name if table else none, 'to_point': days ~ ' days',
        'detail': lakehouse.operation_command('set_retention', {'table': table.name if table else none, 'days': days})} %}
    {% do lakehouse.log_verb('set_retention', 'started', entry) %}
    {% for statement in answers | map(attribute='statements') | sum(start=[]) %}
      {% do run_query(statement) %}
    {% endfor %}
    {% do lakehouse.log_verb('set_retention', 'done', dict(entry, seconds=lakehouse.seconds_since(started))) %}
  {% endif %}
  {% if output == 'json' %}
    {% do print(tojson(answers)) %}
    {{ return(none) }}
  {% endif %}
  {% for answer in answers %}
    {% do print(answer.table ~ (" keeps " ~ answer.days ~ " days" if not answer.statements
        else (" would keep " if dry_run else " keeps ") ~ answer.days ~ " days instead of " ~ answer.days_before)) %}
  {% endfor %}
  {% do print("Dry run: nothing was changed.") if dry_run %}
{% endmacro %}
