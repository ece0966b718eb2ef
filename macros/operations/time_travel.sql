{#- The history of a table: every version, what made it, its rows, and whether it can still be read; marks where
    rows fell. -#}
{% macro time_travel(table=none, output='text') %}
    {% do lakehouse.reject_unknown('time_travel', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set table = lakehouse.find_table(table) %}
    {% do lakehouse.require_exists(table) %}
    {% set versions = lakehouse.mark_losses(lakehouse.history(table)) %}
    {% if output == 'json' %} {% do print(tojson({'table': table.name, 'versions': versions})) %} {{ return(none) }}
    {% elif not versions %}
        {% do print(table.name
            ~ " has no history of its own: it is a table of the database. Restore it from its backups: "
            ~ "dbt run-operation list_backups --args '{table: " ~ table.name ~ "}'") %}
        {{ return(none) }}
    {% endif %}
    {% do print(table.name ~ ": " ~ versions | length ~ " versions, newest first (times in UTC)") %}
    {% do lakehouse.print_table(versions, ['version', 'committed_at', 'operation', 'note', 'rows', 'remark']) %}
    {% do print("Go back with: dbt run-operation restore_table --args '{table: " ~ table.name ~ ", version: N}'") %}
{% endmacro %}
