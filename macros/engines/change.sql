{#- Run a statement that changes something. Where a right is missing, refuse with the right, the object that it is
    missing on, whom to ask, and the statement. Every statement that a verb changes something with goes through here or
    error_of_change(), or through try_execute(), whose error reason_of_error() words. -#}
{% macro change(sql) %}
    {% set error = holdfast.error_of_change(sql) %} {% do holdfast.fail(error) if error %}
{% endmacro %}

{#- The same, where an error must not end the verb: the sentence of the refusal, or none. -#}
{% macro error_of_change(sql) %}
    {% set error = holdfast.try_change(sql) %}
    {% set right, start = holdfast.missing_right(error), sql | replace("\n", " ") | truncate(120, true, '...') %}
    {{ return(right ~ " Then repeat the command. What was refused: " ~ start if right else error) }}
{% endmacro %}
