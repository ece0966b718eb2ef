{#- Every version and backup of a table, and for one of them what it would bring back. -#}
{% macro printed_recovery_plan(given, asked) %}
  {% set steps = [] %}
  {% for table in lakehouse.asked_tables(given, asked) %}
    {% set live = lakehouse.reader(table) %}
    {% do steps.extend(lakehouse.history_steps(table)) if table.delta %}
    {% if table.delta and table.key %}
      {% do steps.append(lakehouse.step("What a version would bring back (only_then), and what it lacks (only_now); put its number for 0.",
          lakehouse.compare_keys_sql(table, live, lakehouse.reader(table, {'kind': 'version', 'id': 0})))) %}
    {% endif %}
    {% if table.key %}
      {% set id = lakehouse.backup_id('set_20260203T090000Z', table) %}
      {% do steps.append(lakehouse.step("The same of a backup; put the id of its set for set_20260203T090000Z.",
          lakehouse.compare_keys_sql(table, live, lakehouse.reader(table, {'kind': 'backup', 'id': id})))) %}
    {% endif %}
  {% endfor %}
  {{ return(steps + lakehouse.printed_list_backups(given, asked)) }}
{% endmacro %}
