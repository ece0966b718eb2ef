{#- Return an aware datetime in UTC of what an engine gave without a documented format: a datetime, a text with or
    without zone, the text of Java's Date, or seconds, milliseconds or microseconds since 1970. none where it is none of
    them. -#}
{% macro lenient_time(value) %}
    {% if not value or value is boolean %} {{ return(none) }}
    {% elif value is not string and value.astimezone is defined %} {{ return(holdfast.time_from(value)) }}
    {% endif %}
    {% set text = value | string | trim %}
    {% set digits = modules.re.fullmatch('([0-9]{10})([0-9]{0,6})(?:[.][0-9]+)?', text) %}
    {% if digits %}
        {% set micros = modules.datetime.timedelta(microseconds=digits.group(2).ljust(6, '0') | int) %}
        {{ return(modules.datetime.datetime(1970, 1, 1, tzinfo=modules.pytz.utc)
            + modules.datetime.timedelta(seconds=digits.group(1) | int) + micros) }}
    {% endif %}
    {{ return(holdfast.time_of_text(holdfast.without_java(text))) }}
{% endmacro %}

{#- 'Tue Feb 03 10:15:00 UTC 2026' as '2026-02-03 10:15:00 UTC'; any other text as it is. -#}
{% macro without_java(text) %}
    {% set months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split() %}
    {% set java = modules.re.fullmatch('[A-Z]\\w\\w ([A-Z]\\w\\w) (\\d\\d?) (\\S+) (\\S+) (\\d{4})', text) %}
    {% if not java or java.group(1) not in months %} {{ return(text) }} {% endif %}
    {{ return('%s-%02d-%02d %s %s' | format(java.group(5), months.index(java.group(1)) + 1, java.group(2) | int,
        java.group(3), java.group(4))) }}
{% endmacro %}

{#- Return an aware datetime in UTC of a text such as 2026-02-03 10:15:00, with a zone or in UTC; none where it is no
    time. Jinja catches no error of fromisoformat, so only what is surely a time reaches it. -#}
{% macro time_of_text(text) %}
    {% set date = '([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' %}
    {% set time = '(([01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,]([0-9]+))?' %}
    {% set zone = '(Z|UTC|GMT|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?' %}
    {% set found = modules.re.fullmatch(date ~ '[ T]' ~ time ~ ' ?' ~ zone, text) %}
    {% if not found %} {{ return(none) }} {% endif %}
    {% set year, month, day = found.group(1) | int, found.group(2) | int, found.group(3) | int %}
    {% set reached = modules.datetime.date(year, month, 1) + modules.datetime.timedelta(days=day - 1) %}
    {% if reached.month != month %} {{ return(none) }} {% endif %}
    {% set offset = found.group(7) or 'Z' %}
    {% set offset = '+00:00' if offset in ['Z', 'UTC', 'GMT'] else offset[:3] ~ ':' ~ (offset[3:].strip(':') or '00') %}
    {% set seconds = found.group(4) if found.group(4) | length == 8 else found.group(4) ~ ':00' %}
    {% set whole = reached.isoformat() ~ 'T' ~ seconds ~ '.' ~ ((found.group(6) or '0') ~ '000000')[:6] ~ offset %}
    {{ return(holdfast.time_from(whole)) }}
{% endmacro %}
