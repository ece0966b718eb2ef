{#- Return why it is not known whether anything remembers tables that do not exist: {the reason, a clause and a
    sentence: the entries of tables_of_run()}. A table without an entry has never had rows, as far as the recovery log
    has it, and may be begun. -#}
{% macro unknown_losses(absent, memory) %}
    {% set problem = holdfast.second_place_problem() if absent and holdfast.second_place() else none %}
    {% if problem %} {{ return({problem ~ ". " ~ holdfast.check_place_text(): absent}) }} {% endif %}
    {% set tables, found = [], {} %}
    {% for each in absent if holdfast.catalog_hides(each.table) %} {% do tables.append(each.table) %} {% endfor %}
    {% if not tables %} {{ return({}) }} {% endif %}
    {% set recorded = holdfast.recorded_backups() %}
    {% set hidden = holdfast.hidden_backups(tables, recorded) %}
    {% for each in absent %}
        {% set table, known = each.table, memory.get(each.table.name) or {} %}
        {% set backup = recorded | selectattr("table_name", "equalto", table.name) | first | default({}) %}
        {% set rows = backup.rows_after or known.rows %}
        {% set why = hidden.get(table.schema) or (holdfast.unseen_text(table, rows) if rows else none) %}
        {% do found.setdefault(why, []).append(each) if why %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The reason for a table that had rows, and of which this user sees nothing any more. -#}
{% macro unseen_text(table, rows) %}
    {{ return("it had " ~ "{:,}".format(rows | int) ~ " rows, as the recovery log records, and the catalog shows this "
        ~ "user neither a backup nor a dropped table of it. Ask the owner of the schema " ~ table.database ~ "."
        ~ table.schema ~ " to run: " ~ holdfast.operation_command("recovery_plan", {"table": table.name}) ~ ".") }}
{% endmacro %}
