{% macro printed_time_travel(given, asked) %}
    {% set table = holdfast.printed_table(given.get('table'), asked) %}
    {% if not holdfast.has_history(table) %}
        {% do holdfast.fail(table.name
            ~ " has no history of its own there; emit_sql with verb: list_backups shows what it has.") %}
    {% endif %}
    {{ return(holdfast.history_steps(table)) }}
{% endmacro %}
