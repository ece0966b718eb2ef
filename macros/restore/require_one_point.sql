{#- Refuse unless exactly one argument names the point. Returns its name.

    points    {argument: value}: version, where the verb takes it, timestamp and backup
    instead   what may be written besides, for the refusal -#}
{% macro require_one_point(table, points, instead=", or auto: true", verb="restore_table") %}
    {% set given, names = [], points.keys() | list %}
    {% for argument, value in points.items() if value is not none %} {% do given.append(argument) %} {% endfor %}
    {% if given | length != 1 %}
        {% do holdfast.fail(verb ~ " needs exactly one of " ~ names[:-1] | join(', ') ~ " and " ~ names[-1]
            ~ instead ~ "; "
            ~ holdfast.operation_command('recovery_plan', {'table': table.name}) ~ " lists what there is.") %}
    {% endif %}
    {{ return(given[0]) }}
{% endmacro %}
