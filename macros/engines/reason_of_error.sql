{#- An error as a clause for a sentence: the right that is missing and whom to ask, or the start of the error. -#}
{% macro reason_of_error(error) %}
    {% set right = holdfast.missing_right(error) %}
    {{ return(right[:-1] if right else error | string | trim | truncate(300, true, '...')) }}
{% endmacro %}
