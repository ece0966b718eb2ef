{#-
  A point in time as an aware datetime. Without an offset it is UTC. A bare date is refused: which of its
  hours was meant decides what comes back.
-#}
{% macro timestamp(argument, value) %}
  {% set example = argument ~ ": '2026-02-03 09:00:00' (UTC, or with an offset such as -05:00)" %}
  {% set text = value | string | trim %}
  {% if modules.re.match('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', text) %}
    {% do lakehouse.fail(argument ~ ": " ~ text ~ " has no time of day; write " ~ example ~ ".") %}
  {% elif not modules.re.match('^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$', text) %}
    {% do lakehouse.fail(argument ~ ": " ~ text ~ " is no point in time; write " ~ example ~ ".") %}
  {% endif %}
  {% set parsed = try_or_compiler_error(
      argument ~ ": " ~ text ~ " is no point in time; write " ~ example ~ ".",
      modules.datetime.datetime.fromisoformat, text
  ) %}
  {% if parsed.tzinfo is none %}
    {% set parsed = parsed.replace(tzinfo=modules.pytz.utc) %}
  {% endif %}
  {{ return(parsed.astimezone(modules.pytz.utc)) }}
{% endmacro %}
