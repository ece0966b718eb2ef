{#-
  Read a backup again, all of it, and compare it with what its manifest recorded.

      dbt run-operation verify_backup --args '{table: orders, backup: latest}'

  table    whose backup
  backup   latest (default), a set's id or a backup's own id
  output   text (default) or json
-#}
{% macro verify_backup(table=none, backup='latest', output='text') %}
  {% do lakehouse.only_arguments('verify_backup', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set started = lakehouse.now() %}
  {% set table = lakehouse.find_table(table) %}
  {% set record = lakehouse.backup_point(table, backup) %}
  {% set found = lakehouse.try_fingerprint(table, lakehouse.reader(table, record), record.columns) %}
  {% set good = found.hash == record.content_hash %}
  {% do lakehouse.log_verb('verify_backup', 'done' if good else 'failed', {
      'table_name': table.name, 'from_point': record.id, 'rows_after': found.rows, 'content_hash': found.hash,
      'seconds': lakehouse.seconds_since(started),
  }) %}
  {% if not good %}
    {% do lakehouse.fail("Backup " ~ record.id ~ " is not what was recorded: "
        ~ ("it cannot be read (" ~ found.error ~ ")" if found.error else found.rows ~ " rows with hash " ~ found.hash
           ~ " instead of " ~ record.rows ~ " with hash " ~ record.content_hash)
        ~ "; take a new one: dbt run-operation backup_table --args '{table: " ~ table.name ~ "}'.") %}
  {% elif output == 'json' %}
    {% do print(tojson({'id': record.id, 'rows': found.rows, 'content_hash': found.hash, 'verified': true})) %}
  {% else %}
    {% do print("Good: " ~ record.id ~ " holds " ~ '{:,}'.format(found.rows) ~ " rows, hash " ~ found.hash ~ ", as recorded.") %}
  {% endif %}
{% endmacro %}
