{#- Refuse a table that does not exist now, with the command that lists its recovery points. -#}
{% macro require_exists(table) %}
    {% if not holdfast.exists(table) %}
        {% do holdfast.fail(table.name ~ " does not exist now; "
            ~ holdfast.operation_command('recovery_plan', {'table': table.name}) ~ " lists what can bring it back.") %}
    {% endif %}
{% endmacro %}
