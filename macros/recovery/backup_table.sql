{#-
  Copy a table in full, verify the copy by reading it, and record it.

      dbt run-operation backup_table --args '{table: orders, reason: "before the migration"}'

  table    a table of the project
  reason   why, for whoever finds the backup (optional)
  output   text (default) or json
-#}
{% macro backup_table(table=none, reason=none, output='text') %}
  {% do lakehouse.only_arguments('backup_table', kwargs) %}
  {% do lakehouse.one_of('output', output, ['text', 'json']) %}
  {% set reason = lakehouse.text_of('reason', reason) %}
  {% set table = lakehouse.find_table(table) %}
  {{ return(lakehouse.back_up(table, reason, output)) }}
{% endmacro %}

{% macro back_up(table, reason, output='text') %}
  {% do lakehouse.must_exist(table) %}
  {% set record = lakehouse.take_backup(table, lakehouse.free_set_id('single'), [table], reason) %}
  {% do lakehouse.print_backups([record], output) %}
  {{ return(record) }}
{% endmacro %}

{% macro print_backups(records, output) %}
  {% if output == 'json' %}
    {% do print(tojson(records)) %}
  {% else %}
    {% do lakehouse.print_table(records, ['set', 'table', 'version', 'rows', 'content_hash', 'verified_at', 'suspect']) %}
  {% endif %}
{% endmacro %}
