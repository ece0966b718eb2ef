{#-
  How many days of history a Delta table keeps: log entries go after delta.logRetentionDuration, the files of
  replaced rows after delta.deletedFileRetentionDuration (with a VACUUM). A version needs both.
-#}
{% macro retention_of(table) %}
  {% set properties = lakehouse.table_properties(table) %}
  {% set log = lakehouse.days_of_interval(properties.get('delta.logRetentionDuration'), 30) %}
  {% set files = lakehouse.days_of_interval(properties.get('delta.deletedFileRetentionDuration'), 7) %}
  {{ return({'log': log, 'files': files, 'days': [log, files] | min}) }}
{% endmacro %}

{#- 'interval 2 weeks' is 14 days; what is not set or not understood is Delta's default. -#}
{% macro days_of_interval(text, default) %}
  {% set found = modules.re.match('(?i)^(?:interval\\s+)?(\\d+)\\s+(hour|day|week|month|year)s?$', (text or '') | trim) %}
  {% if not found %}
    {{ return(default) }}
  {% endif %}
  {% set length = {'hour': 1 / 24, 'day': 1, 'week': 7, 'month': 30, 'year': 365}[found.group(2) | lower] %}
  {{ return((found.group(1) | int * length) | round(1, 'floor')) }}
{% endmacro %}

{#- How many days of history a protected table is to keep: the variable time_travel_days. -#}
{% macro wanted_days() %}
  {{ return(lakehouse.integer('time_travel_days', var('time_travel_days', 30))) }}
{% endmacro %}

{#- The argument `days`, or wanted_days() where it is not given. -#}
{% macro days_argument(days) %}
  {% set days = lakehouse.wanted_days() if days is none else lakehouse.integer('days', days) %}
  {% if not days %}
    {% do lakehouse.fail("days: 0 would keep no history; write days: 30 or more.") %}
  {% endif %}
  {{ return(days) }}
{% endmacro %}
