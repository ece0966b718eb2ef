{#- The point that the arguments of restore_table name: exactly one of version, timestamp and backup. Refused with what
    there is instead when it does not exist or cannot be read. Returns {kind (version, backup or table), id, label}; a
    backup's is its manifest. -#}
{% macro find_point(table, version=none, timestamp=none, backup=none) %}
    {% set argument = lakehouse.require_one_point(table, version, timestamp, backup) %}
    {% if argument == 'backup' %} {{ return(lakehouse.backup_point(table, backup)) }} {% endif %}
    {% do lakehouse.require_exists(table) if not lakehouse.readable_before_damage(table) %}
    {% set versions = lakehouse.history(table, probe=false) %}
    {% if not versions %}
        {% do lakehouse.fail(table.name
            ~ " has no history of its own; restore it from a backup: dbt run-operation list_backups --args "
            ~ "'{table: " ~ table.name ~ "}'.") %}
    {% elif argument == 'timestamp' %}
        {% set version = lakehouse.version_at(table, versions, lakehouse.timestamp('timestamp', timestamp)) %}
    {% endif %}
    {{ return(lakehouse.version_point(table, versions, lakehouse.integer('version', version))) }}
{% endmacro %}
