{#- Why a restore cannot read what it needs, as a sentence; none when it can. The table is not needed to replace it.

    here, there   FROM clauses of the table now, or none, and of the point -#}
{% macro refusal_of_unopened(request, here, there) %}
    {% set error = holdfast.unopened(there) %}
    {% if error %}
        {{ return(request.source.name ~ ": " ~ request.point.label ~ " cannot be read ("
            ~ holdfast.reason_of_error(error) ~ "); its other recovery paths: "
            ~ holdfast.operation_command('recovery_plan', {'table': request.source.name})) }}
    {% endif %}
    {% set error = holdfast.unopened(here) if here and request.mode == 'merge' %}
    {{ return((request.table.name ~ " cannot be read now (" ~ holdfast.reason_of_error(error)
        ~ "), so rows cannot be merged into it; say mode: replace, or restore beside it with into: NAME.")
        if error else none) }}
{% endmacro %}
