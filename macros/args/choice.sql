{#- Return an argument that takes one of a few words. -#}
{% macro choice(argument, value, words) %}
    {% if value not in words %}
        {% do holdfast.fail(argument ~ ": " ~ value ~ " is not known; choose one of " ~ words | join(', ') ~ ".") %}
    {% endif %}
    {{ return(value) }}
{% endmacro %}
