{#- Return what remembers a table that does not exist: {what, command}, see way_back(), or a copy of it whose manifest
    is not sound. none: nothing does, so that it has not been built yet. -#}
{% macro what_remembers(table, all_backups) %}
    {% set path = holdfast.way_back(table, holdfast.backups_of(table, all_backups)) %}
    {% for record in holdfast.unrecorded_backups(table, all_backups) if not path %}
        {{ return({"what": "backup " ~ record.set_id ~ ", whose manifest is not sound,",
            "command": holdfast.adopt_command(table, record)}) }}
    {% endfor %}
    {{ return(path) }}
{% endmacro %}
