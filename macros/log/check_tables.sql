{#- When each table was last replaced as a whole by a restore, as the recovery log tells: {name: when that began}. -#}
{% macro last_replacements() %}
  {% set log, found = lakehouse.log_reader(), {} %}
  {% for row in ([] if not log else lakehouse.query(
      "select table_name, logged_at, seconds from " ~ log ~ " where state = 'done' and verb in ('restore_table', 'restore_all') "
      ~ "and table_name is not null and detail like '%mode: replace%' order by logged_at"
  )) %}
    {% do found.update({row.table_name:
        lakehouse.time_from(row.logged_at) - modules.datetime.timedelta(seconds=(row.seconds or 0) | float)}) %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}
