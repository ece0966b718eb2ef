{#- Return an argument that counts: a whole number, `least` or more, and at most `most` if that is given. A refusal
    offers the number in the value, if any; of one that is too small or too large the range, since a number without its
    sign is another value. -#}
{% macro integer(argument, value, least=0, most=none) %}
    {% set allowed = "Use a whole number" ~ (", " ~ least ~ " or more." if most is none
        else " from " ~ least ~ " to " ~ most ~ ".") %}
    {% if value is not boolean and modules.re.match('^ *-', value | string) %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " is negative. " ~ allowed) %}
    {% elif value is boolean or not modules.re.match('^[0-9]+$', value | string) %}
        {% set plain = modules.re.sub('[_,]|[.]0*$', '', value | string) if value is string or value is number
            else '' %}
        {% set digits = modules.re.search('[0-9]+', plain) if value is not boolean else none %}
        {% set number = [digits.group(0) | int, least] | max if digits else none %}
        {% set number = [number, most] | min if digits and most is not none else number %}
        {% set example = argument ~ ": " ~ number if digits else "a number, such as " ~ argument ~ ": 12" %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " is not a whole number. Use " ~ example ~ ".") %}
    {% endif %}
    {% do holdfast.fail(argument ~ ": " ~ value ~ " is too small. " ~ allowed) if value | int < least %}
    {% do holdfast.fail(argument ~ ": " ~ value ~ " is too large. " ~ allowed)
        if most is not none and value | int > most %}
    {{ return(value | int) }}
{% endmacro %}

{#- Return an argument or a variable that counts days: at most a century, as in the loader. More is a slip, which
    set_retention could not take back. -#}
{% macro integer_of_days(argument, value, least=1) %}
    {{ return(holdfast.integer(argument, value, least, most=36500)) }}
{% endmacro %}

{#- The same in hours. -#}
{% macro integer_of_hours(argument, value) %}
    {{ return(holdfast.integer(argument, value, most=24 * 36500)) }}
{% endmacro %}
