{#-
  Try the restore before it is needed: a set is restored beside the live tables, read, hashed, compared with its
  manifests, timed and cleaned away. The live tables are not touched. The exit code is 0 only if every table of the set
  came back as it was recorded. What was found goes into the manifests: see verify_backup.

      dbt run-operation drill

  backup   a set's id, or latest (default): the last good set
  output   text (default) or json

  The restored tables lie in the schema <schema>_drill while it runs. What a killed drill leaves there is cleaned away by
  the next one, or by clean_up. Its times are what recovery_plan estimates with.
-#}
{% macro drill(backup='latest', output='text') %}
  {% set started = lakehouse.now() %}
  {% do lakehouse.reject_unknown('drill', kwargs) %}
  {% do lakehouse.choice('output', output, ['text', 'json']) %}
  {% set set_id = lakehouse.good_set(backup) %}
  {% set tables, answers = [], [] %}
  {% set held = lakehouse.tables_of_set(set_id) %}
  {% for table in held.tables %}
    {% do tables.append({'table': table, 'record': lakehouse.find_backup(table, set_id)}) %}
  {% endfor %}
  {% for remark in held.remarks if output == 'text' %}
    {% do print(remark.why) %}
  {% endfor %}
  {% do lakehouse.drop_scratch() %}
  {% set again = lakehouse.operation_command('drill', {'backup': set_id}) %}
  {% do lakehouse.log_verb('drill', 'started', {'from_point': 'backup ' ~ set_id, 'detail': again}) %}
  {% for each in tables %}
    {% set answer = lakehouse.drill_table(each.table, each.record) %}
    {#- Was it the backup, or only the way to the copy of it? A read tells; the manifest remembers. -#}
    {% set unmarked = lakehouse.verify_copy(each.table, each.record).unmarked if answer.error else lakehouse.mark_verified(each.record, none) %}
    {% do answer.update({'unmarked': unmarked, 'error': answer.error ~ " (" ~ unmarked ~ ")" if answer.error and unmarked else answer.error}) %}
    {% do answers.append(answer) %}
    {% do lakehouse.log_verb('drill', 'failed' if answer.error else 'done', {
        'table_name': answer.table, 'from_point': 'backup ' ~ set_id, 'to_point': lakehouse.scratch_schema(),
        'rows_after': answer.rows, 'content_hash': answer.hash, 'seconds': answer.seconds, 'detail': answer.error,
    }) %}
  {% endfor %}
  {% do lakehouse.drop_scratch() %}
  {% set failed = answers | selectattr('error') | list %}
  {% set seconds = lakehouse.seconds_since(started) %}
  {% do lakehouse.log_verb('drill', 'failed' if failed else 'done', {
      'from_point': 'backup ' ~ set_id, 'seconds': seconds, 'detail': failed | map(attribute='error') | join('; ') if failed else again}) %}
  {% if output == 'json' %}
    {% do print(tojson({'backup': set_id, 'good': not failed, 'seconds': seconds, 'tables': answers})) %}
  {% else %}
    {% do lakehouse.print_table(answers, ['table', 'rows', 'hash', 'seconds', 'error']) %}
  {% endif %}
  {% if failed %}
    {% do lakehouse.fail("The drill with " ~ set_id ~ " failed: " ~ failed | map(attribute='error') | join('; ')
        ~ ". Take a new set at once: dbt run-operation backup_all") %}
  {% elif output == 'text' %}
    {% for answer in answers if answer.unmarked %}
      {% do print(answer.table ~ ": " ~ answer.unmarked) %}
    {% endfor %}
    {% do print("Good: " ~ answers | length ~ " tables of " ~ set_id ~ " restored beside the live ones, read, and as recorded, in "
        ~ seconds ~ " s; cleaned away.") %}
  {% endif %}
{% endmacro %}
