{#- Return an argument that is a point in time, as an aware datetime in UTC. Without an offset it is UTC. A bare date is
    refused, because its hour decides what comes back. -#}
{% macro timestamp(argument, value) %}
    {% set text = value | string | trim %}
    {% set example = argument ~ ": '2026-02-03 09:00:00' (UTC, or with an offset such as -05:00)" %}
    {% if modules.re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}', text) %}
        {% do holdfast.fail(argument ~ ": " ~ text ~ " has no time of day. Use " ~ example ~ ".") %}
    {% elif not holdfast.is_timestamp(text) %}
        {% do holdfast.fail(argument ~ ": " ~ text ~ " is not a point in time. Use " ~ example ~ ".") %}
    {% endif %}
    {% set parsed = modules.datetime.datetime.fromisoformat(text) %}
    {% if parsed.tzinfo is none %} {% set parsed = parsed.replace(tzinfo=modules.pytz.utc) %} {% endif %}
    {{ return(parsed.astimezone(modules.pytz.utc)) }}
{% endmacro %}

{#- Jinja catches no error of fromisoformat, so this accepts only what Python can read. -#}
{% macro is_timestamp(text) %}
    {% set date = '([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' %}
    {% set hours, minutes = '([01][0-9]|2[0-3])', '[0-5][0-9]' %}
    {% set time = hours ~ ':' ~ minutes ~ '(:' ~ minutes ~ '([.][0-9]+)?)?' %}
    {% set offset = '(Z|[+-]' ~ hours ~ ':?' ~ minutes ~ ')?' %}
    {% set found = modules.re.fullmatch(date ~ '[ T]' ~ time ~ offset, text) %}
    {% if not found %} {{ return(false) }} {% endif %}
    {% set year, month, day = found.group(1) | int, found.group(2) | int, found.group(3) | int %}
    {% set reached = modules.datetime.date(year, month, 1) + modules.datetime.timedelta(days=day - 1) %}
    {{ return(reached.month == month) }}
{% endmacro %}
