{#- Return what brings a table back that does not exist: {what, command}, the best first: undrop, a backup, a version
    that can be read before damage, the files of a damaged log, a copy without a sound manifest. none: nothing remembers
    it, so that it has not been built yet.

    known   what the log remembers of the table, see loss_memory(); the rows of a newer state are named -#}
{% macro what_remembers(table, all_backups, known=none) %}
    {% set undrops = holdfast.undrop_paths(table) %}
    {% set copies = holdfast.without_safety_copies(holdfast.backups_of(table, all_backups))
        | selectattr("complete") | list %}
    {% set good = copies | selectattr("good") | list %}
    {% if undrops %} {{ return({"what": undrops[0].point, "command": undrops[0].command}) }}
    {% elif good or copies %}
        {% set copy = (good or copies)[0] %}
        {% set judged = (known or {}).get("rows") or 0 %}
        {{ return({"what": "backup " ~ copy.set ~ " with " ~ "{:,}".format(copy.rows or 0) ~ " rows"
            ~ (" (" ~ "{:,}".format(judged) ~ " were judged good last)" if judged > (copy.rows or 0) else ""),
            "command": holdfast.operation_command("restore_table",
            {"table": table.name, "backup": "latest" if good else copy.set})}) }}
    {% endif %}
    {% set version = holdfast.damaged_log(table) %}
    {% if version and version.version is none and version.unlisted %}
        {{ return({"what": "its folder, whose log is damaged, with " ~ "{:,}".format(version.file_rows) ~ " rows",
            "command": holdfast.operation_command("restore_table", {"table": table.name, "auto": true})}) }}
    {% elif version and version.version is not none %}
        {{ return({"what": "version " ~ version.version ~ " with " ~ "{:,}".format(version.rows) ~ " rows",
            "command": holdfast.operation_command("restore_table", {"table": table.name, "version": version.version})
            }) }}
    {% endif %}
    {% for record in holdfast.unrecorded_backups(table, all_backups) %}
        {{ return({"what": "backup " ~ record.set_id ~ (", copied by hand and not verified," if record.get("by_hand")
            else ", whose manifest is not sound,"),
            "command": holdfast.adopt_command(table, record)}) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
