{#- Report a freeze or its end.

    answer   {action, tables, already, frozen} -#}
{% macro print_freeze(answer, output) %}
    {% if output == 'json' %} {% do print(tojson(answer)) %} {{ return(none) }} {% endif %}
    {% set done = {'freeze': 'Frozen', 'thaw': 'Thawed'}[answer.action] %}
    {% do print(done ~ ": " ~ (answer.tables | join(', ') or 'no table') ~ ".") %}
    {% if answer.already %} {% do print("Frozen before: " ~ answer.already ~ ".") %} {% endif %}
    {% do print("The record of frozen tables could not be read and was set aside: " ~ answer.set_aside ~ ".")
        if answer.set_aside %}
    {% if answer.action == 'freeze' %}
        {% do print("Loads, builds and the verbs that delete are refused until: "
            ~ holdfast.operation_command('thaw')) %}
        {% do print("Next: " ~ holdfast.operation_command('recovery_plan')) %}
    {% endif %}
{% endmacro %}
