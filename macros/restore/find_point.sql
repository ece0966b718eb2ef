{#- The point that the arguments of restore_table name: exactly one of version, timestamp and backup. Returns
    {kind (version, backup or table), id, label}; a backup's is its manifest. Or {refusal}: why the table has no such
    point, in a sentence; an argument that no table can have fails.

    all_backups   see backups(); read where it is none and a backup is named -#}
{% macro try_find_point(table, version=none, timestamp=none, backup=none, all_backups=none) %}
    {% set argument = holdfast.require_one_point(table,
        {'version': version, 'timestamp': timestamp, 'backup': backup}) %}
    {% if argument == 'backup' %} {{ return(holdfast.backup_point(table, backup, all_backups)) }} {% endif %}
    {% set absent = holdfast.refusal_of_absence(table) if not holdfast.readable_before_damage(table) %}
    {% if absent %} {{ return({'refusal': absent}) }} {% endif %}
    {% set versions = holdfast.history(table, with_readable=false) %}
    {% if not versions %}
        {{ return({'refusal': table.name
            ~ " has no history of its own; restore it from a backup: "
            ~ holdfast.operation_command('list_backups', {'table': table.name}) ~ "."}) }}
    {% elif argument == 'timestamp' %}
        {% set found = holdfast.version_at(table, versions, holdfast.timestamp('timestamp', timestamp)) %}
        {% if found.refusal %} {{ return(found) }}
        {% endif %}
        {% set version = found.version %}
    {% endif %}
    {{ return(holdfast.version_point(table, versions, holdfast.integer('version', version))) }}
{% endmacro %}
