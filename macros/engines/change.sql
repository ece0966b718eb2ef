{#- Run a statement that changes something. Where a right is missing, refuse with the right, the object that it is
    missing on, whom to ask, and the statement. Every statement that a verb changes something with goes through here, or
    through try_execute(), whose error reason_of_error() words. -#}
{% macro change(sql) %}
    {% set error = holdfast.try_change(sql) %}
    {% set right, start = holdfast.missing_right(error), sql | replace("\n", " ") | truncate(120, true, '...') %}
    {% do holdfast.fail(right ~ " Then repeat the command. What was refused: " ~ start if right else error) if error %}
{% endmacro %}
