{#- Return an argument that counts: a whole number, `least` or more. A refusal offers the number in the value, if any;
    of one that is too small the range, since a number without its sign is another value. -#}
{% macro integer(argument, value, least=0) %}
    {% if value is not boolean and modules.re.match('^ *-', value | string) %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " is negative. Use a whole number, " ~ least ~ " or more.") %}
    {% elif value is boolean or not modules.re.match('^[0-9]+$', value | string) %}
        {% set plain = modules.re.sub('[_,]|[.]0*$', '', value | string) if value is string or value is number
            else '' %}
        {% set digits = modules.re.search('[0-9]+', plain) if value is not boolean else none %}
        {% set number = [digits.group(0) | int, least] | max if digits else none %}
        {% set example = argument ~ ": " ~ number if digits else "a number, such as " ~ argument ~ ": 12" %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " is not a whole number. Use " ~ example ~ ".") %}
    {% endif %}
    {% do holdfast.fail(argument ~ ": " ~ value ~ " is too small. Use a whole number, " ~ least ~ " or more.")
        if value | int < least %}
    {{ return(value | int) }}
{% endmacro %}
