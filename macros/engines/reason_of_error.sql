{#- An error as a clause for a sentence: the right that is missing and whom to ask, the disk that is full and how to
    free space, or the start of the error. -#}
{% macro reason_of_error(error) %}
    {% set known = holdfast.missing_right(error) or holdfast.full_disk(error) %}
    {{ return(known[:-1] if known else error | string | trim | truncate(300, true, '...')) }}
{% endmacro %}
