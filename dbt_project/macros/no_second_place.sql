{#- For `doctor`: on open-source Spark backups have one place, so a setting for a second one has no effect. -#}
{% macro no_second_place() %}
  {% if not env_var('NHL_SECOND_PLACE', '') or target.type in ['duckdb', 'databricks'] %} {{ return([]) }} {% endif %}
  {{ return([{
      'aspect': 'second place', 'status': 'FAIL', 'command': 'unset NHL_SECOND_PLACE',
      'detail': "NHL_SECOND_PLACE is set, and on " ~ target.type ~ " backups have no second place",
  }]) }}
{% endmacro %}
