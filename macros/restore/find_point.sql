{#- The point that the arguments of restore_table name: exactly one of version, timestamp and backup. Refused with what
    there is instead when it does not exist or cannot be read. Returns {kind (version, backup or table), id, label}; a
    backup's is its manifest. -#}
{% macro find_point(table, version=none, timestamp=none, backup=none, all_backups=none) %}
    {% set argument = holdfast.require_one_point(table, version, timestamp, backup) %}
    {% if argument == 'backup' %} {{ return(holdfast.backup_point(table, backup, all_backups)) }} {% endif %}
    {% do holdfast.require_exists(table) if not holdfast.readable_before_damage(table) %}
    {% set versions = holdfast.history(table, probe=false) %}
    {% if not versions %}
        {% do holdfast.fail(table.name
            ~ " has no history of its own; restore it from a backup: dbt run-operation list_backups --args "
            ~ "'{table: " ~ table.name ~ "}'.") %}
    {% elif argument == 'timestamp' %}
        {% set version = holdfast.version_at(table, versions, holdfast.timestamp('timestamp', timestamp)) %}
    {% endif %}
    {{ return(holdfast.version_point(table, versions, holdfast.integer('version', version))) }}
{% endmacro %}
