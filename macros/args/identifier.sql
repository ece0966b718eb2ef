{#- Return an argument that names something. YAML makes a date of 2024-02-03, a number of 2024_02_03 and a boolean of
    `on`: a value that is not text is refused, not guessed back. -#}
{% macro identifier(argument, value) %}
    {% if holdfast.is_blank(value) %} {% do holdfast.fail(argument ~ " is missing; say " ~ argument ~ ": NAME.") %}
    {% elif value is not string and value is iterable %}
        {% do holdfast.fail(argument ~ ": " ~ value | list | join(', ') ~ " is more than a name; say " ~ argument
            ~ ": NAME, one at a time.") %}
    {% elif value is not string %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " was read by YAML as something else than text; write "
            ~ argument ~ ": '...' in quotes.") %}
    {% endif %}
    {{ return(value) }}
{% endmacro %}

{#- Is an argument not given, or a text without a character? -#}
{% macro is_blank(value) %} {{ return(value is none or (value is string and not value | trim)) }} {% endmacro %}
