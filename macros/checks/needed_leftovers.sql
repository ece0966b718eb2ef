{#- Return the folders of damaged tables that may hold rows which nothing else holds: {path: {table, detail, command}}.
    clean_up leaves them alone. When the table has every key of theirs, they are leftovers like others. -#}
{% macro needed_leftovers() %}
    {% set found = {} %}
    {% for table in holdfast.tables() %}
        {% for point in holdfast.quarantine_points(table) %}
            {% set missing = holdfast.count_missing_rows(table, point) if table.key else none %}
            {% set path = holdfast.folder_of(table, point.set) %}
            {% set need = holdfast.need_of_leftover(table, point, path, missing) %}
            {% do found.update({path: need}) if need %}
        {% endfor %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return why a folder is needed, {table, detail, command}, or none.

    missing   how many of its rows the table lacks; none where that cannot be counted -#}
{% macro need_of_leftover(table, point, path, missing) %}
    {% set detail = (path ~ " was " ~ table.name ~ " before a restore; " ~ (holdfast.unlisted_text(point) ~ "; "
        if point.log else "") ~ point.label ~ " can be read") %}
    {% set rows, arguments = "{:,}".format(point.rows), {"table": table.name, "backup": point.set} %}
    {% if missing is none and table.identifier != "recovery_log" %}
        {{ return({"table": table.name, "detail": detail ~ " (" ~ rows ~ " rows), and they cannot be compared with "
            ~ table.name ~ ". Restore them beside it and compare",
            "command": holdfast.operation_command("restore_table",
            dict(arguments, into=table.identifier ~ "_rescued"))}) }}
    {% elif missing %}
        {{ return({"table": table.name, "detail": detail ~ ", and " ~ "{:,}".format(missing) ~ " of its " ~ rows
            ~ " rows are missing in " ~ table.name, "command": holdfast.operation_command("restore_table",
            arguments)}) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
