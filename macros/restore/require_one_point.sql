{#- Refuse unless exactly one of version, timestamp and backup names the point. Returns its argument's name.

    instead   what may be written besides, for the refusal -#}
{% macro require_one_point(table, version=none, timestamp=none, backup=none, instead=", or auto: true") %}
    {% set points, given = {'version': version, 'timestamp': timestamp, 'backup': backup}, [] %}
    {% for argument, value in points.items() if value is not none %} {% do given.append(argument) %} {% endfor %}
    {% if given | length != 1 %}
        {% do holdfast.fail("restore_table needs exactly one of version, timestamp and backup" ~ instead ~ "; "
            ~ holdfast.operation_command('recovery_plan', {'table': table.name}) ~ " lists what there is.") %}
    {% endif %}
    {{ return(given[0]) }}
{% endmacro %}
