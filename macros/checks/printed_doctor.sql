{#- Return the queries that doctor gets its facts of tables from: rows and keys, and the retention; then the backups.
-#}
{% macro printed_doctor(arguments, asked) %}
    {% set steps = [] %}
    {% for table in holdfast.printed_tables(asked) %}
        {% set keys = "duplicate_now (duplicate keys) and null_now (rows with NULL in the key) must be 0." %}
        {% set rows = "rows_now are its rows; " ~ keys if table.key else "n are its rows." %}
        {% do steps.append(holdfast.look(table.identifier ~ ": " ~ rows, holdfast.row_facts_query(table))) %}
        {% do steps.append(holdfast.look_for_period_faults(table, holdfast.reader(table))) if table.periods %}
        {% do steps.append(holdfast.look_at_retention(table)) if table.delta %}
    {% endfor %}
    {{ return(steps + holdfast.printed_list_backups({}, asked)) }}
{% endmacro %}
