{#- For `doctor`: backups have a second place on target `local` alone, so a setting for one on another target would be
    believed and do nothing. -#}
{% macro no_second_place() %}
  {% if not env_var('NHL_SECOND_PLACE', '') or target.type == 'duckdb' %} {{ return([]) }} {% endif %}
  {{ return([{
      'aspect': 'second place', 'status': 'FAIL', 'command': 'unset NHL_SECOND_PLACE',
      'detail': "NHL_SECOND_PLACE is set, and on " ~ target.type ~ " backups have no second place "
          ~ "(alternatives: docs/deployment.md, second copy of the backups)",
  }]) }}
{% endmacro %}
