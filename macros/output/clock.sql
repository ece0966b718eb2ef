{#- The time now, UTC. -#}
{% macro now() %}
  {{ return(modules.datetime.datetime.now(modules.pytz.utc)) }}
{% endmacro %}

{#- 2026-02-03 10:15:00 of an aware datetime. -#}
{% macro time_text(moment) %}
  {{ return(moment.strftime('%Y-%m-%d %H:%M:%S')) }}
{% endmacro %}

{#- An aware datetime from what an engine or a manifest gave: text or datetime, UTC where it does not say. -#}
{% macro time_from(value) %}
  {% set parsed = modules.datetime.datetime.fromisoformat(value) if value is string else value %}
  {{ return(parsed.replace(tzinfo=modules.pytz.utc) if parsed.tzinfo is none else parsed.astimezone(modules.pytz.utc)) }}
{% endmacro %}

{% macro seconds_since(moment) %}
  {{ return(((lakehouse.now() - moment).total_seconds()) | round(2)) }}
{% endmacro %}

{#- How long ago, for people: 3 minutes, 5 hours, 12 days. -#}
{% macro age_text(moment) %}
  {% set seconds = (lakehouse.now() - moment).total_seconds() %}
  {% if seconds < 7200 %}
    {{ return((seconds // 60) | int ~ ' minutes') }}
  {% elif seconds < 172800 %}
    {{ return((seconds // 3600) | int ~ ' hours') }}
  {% endif %}
  {{ return((seconds // 86400) | int ~ ' days') }}
{% endmacro %}
