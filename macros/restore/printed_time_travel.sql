{% macro printed_time_travel(given, asked) %}
    {% set table = lakehouse.printed_table(given.get('table'), asked) %}
    {% if not lakehouse.has_history(table) %}
        {% do lakehouse.fail(table.name
            ~ " has no history of its own there; emit_sql with verb: list_backups shows what " ~ "it has.") %}
    {% endif %}
    {{ return(lakehouse.history_steps(table)) }}
{% endmacro %}
