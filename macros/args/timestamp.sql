{#- Return an argument that is a point in time, as an aware datetime in UTC. Without an offset it is UTC. A bare date is
    refused, because its hour decides what comes back. -#}
{% macro timestamp(argument, value) %}
    {% set text = value | string | trim %}
    {% set example = argument ~ ": '2026-02-03 09:00:00' (UTC, or with an offset such as -05:00)" %}
    {% do holdfast.fail(argument ~ ": " ~ text ~ " has no time of day. Use " ~ example ~ ".")
        if modules.re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}', text) %}
    {% set time = holdfast.time_of_text(text) %}
    {% do holdfast.fail(argument ~ ": " ~ text ~ " is not a point in time. Use " ~ example ~ ".") if not time %}
    {{ return(time) }}
{% endmacro %}
