{#-
  What doctor looks at, read once for each protected table:

    table, exists
    damaged          what can still be read of a table whose newest commits are damaged, see remains(); or none
    error            why it cannot be read, or none
    rows, duplicate_keys, null_keys    rows; keys that occur more than once; rows with NULL in the key (0 without a key)
    versions         see history(); empty without a history
    backups          its backups, newest first
    good             the newest that is verified, not suspect and whole on disk, or none; no copy from before a restore
-#}
{% macro table_facts() %}
  {% set facts, all_backups = [], lakehouse.backups() %}
  {% for table in lakehouse.protected_tables() %}
    {% set there = lakehouse.exists(table) %}
    {% set fact = {'table': table, 'exists': there, 'error': none, 'rows': 0, 'duplicate_keys': 0, 'null_keys': 0,
        'versions': lakehouse.history(table) if there else [],
        'backups': lakehouse.backups_of(table, all_backups)} %}
    {% if there and table.key %}
      {% set counts = lakehouse.try_compare_keys(table, lakehouse.reader(table), none) %}
      {% do fact.update({'error': counts.error} if counts.error
          else {'rows': counts.rows_now, 'duplicate_keys': counts.duplicate_now, 'null_keys': counts.null_now}) %}
    {% elif there %}
      {% set counted = lakehouse.count_readable_rows(table, {'kind': 'live'}) %}
      {% do fact.update({'error': counted.error} if counted.error else {'rows': counted.rows}) %}
    {% endif %}
    {% do fact.update({'damaged': lakehouse.readable_before_damage(table) if not there else none}) %}
    {% do fact.update({'good': lakehouse.newest_readable(lakehouse.without_safety_copies(fact.backups))}) %}
    {% do facts.append(fact) %}
  {% endfor %}
  {{ return(facts) }}
{% endmacro %}

{#- The answer of a check: an aspect is OK with one sentence, or has problems. -#}
{% macro aspect(name, ok, problems) %}
  {% if not problems %}
    {{ return([lakehouse.finding(name, 'OK', ok)]) }}
  {% endif %}
  {% for problem in problems %}
    {% do problem.update({'aspect': name}) %}
  {% endfor %}
  {{ return(problems) }}
{% endmacro %}

{% macro finding(aspect, status, detail, command=none, table=none) %}
  {{ return({'aspect': aspect, 'table': table, 'status': status, 'detail': detail, 'command': command}) }}
{% endmacro %}
