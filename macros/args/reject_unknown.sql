{#- Begin a verb: refuse an engine that is not supported, and arguments that the verb does not have, with the nearest
    one that it has.

    verb     its name
    others   the verb's `kwargs`, or a list of names -#}
{% macro reject_unknown(verb, others) %}
    {% do holdfast.supported_folders() %}
    {% set known = context['holdfast'][verb].macro.arguments | map(attribute='name') | list %}
    {% for name in others %}
        {% set nearest = holdfast.nearest(name, known) %}
        {% set hint = "did you mean '" ~ nearest ~ "'?" if nearest else "it has " ~ (known | join(', ') or 'none')
            ~ ": " ~ holdfast.operation_command('recovery_help', {'verb': verb}) ~ "." %}
        {% do holdfast.fail(verb ~ " has no argument '" ~ name ~ "'; " ~ hint) %}
    {% endfor %}
{% endmacro %}
