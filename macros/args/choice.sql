{#- Return an argument that takes one of a few words. -#}
{% macro choice(argument, value, words) %}
    {% do holdfast.fail(argument ~ ": " ~ value ~ " is not known; choose one of " ~ words | join(', ') ~ ".")
        if value not in words %}
    {{ return(value) }}
{% endmacro %}
