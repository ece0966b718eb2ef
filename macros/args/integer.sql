{#- Return an argument that counts: a whole number, zero or more. A refusal offers the number in the value, if any. -#}
{% macro integer(argument, value) %}
    {% if value is boolean or not modules.re.match('^[0-9]+$', value | string) %}
        {% set plain = modules.re.sub('[_,]|[.]0*$', '', value | string) if value is string or value is number
            else '' %}
        {% set digits = modules.re.search('[0-9]+', plain) if value is not boolean else none %}
        {% set example = argument ~ ": " ~ digits.group(0) if digits else "a number, such as " ~ argument ~ ": 12" %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " is not a whole number. Use " ~ example ~ ".") %}
    {% endif %}
    {{ return(value | int) }}
{% endmacro %}
