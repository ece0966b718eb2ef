{#- Return an aware datetime in UTC of what an engine or a manifest gave: text or datetime, UTC without a zone. -#}
{% macro time_from(value) %}
    {% set parsed = modules.datetime.datetime.fromisoformat(value) if value is string else value %}
    {% if parsed.tzinfo is none %} {{ return(parsed.replace(tzinfo=modules.pytz.utc)) }} {% endif %}
    {{ return(parsed.astimezone(modules.pytz.utc)) }}
{% endmacro %}
