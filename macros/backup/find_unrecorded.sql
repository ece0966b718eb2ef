{#- The copy of a table without a sound manifest that an id of a set or of a backup names; or a refusal that lists
    them. -#}
{% macro find_unrecorded(table, wanted, all_backups) %}
    {% set found = holdfast.unrecorded_backups(table, all_backups) %}
    {% for record in found if wanted in [record.set_id, record.id] %} {{ return(record) }} {% endfor %}
    {% for record in holdfast.backups_by_name(table, all_backups) if wanted in [record.set, record.id] %}
        {% do holdfast.fail("The backup " ~ record.id ~ " has a sound manifest, so it needs no adoption; read it "
            ~ "again: " ~ holdfast.operation_command('verify_backup', {'table': table.name, 'backup': record.set})) %}
    {% endfor %}
    {% set ids = found | map(attribute='set_id') | list %}
    {% do holdfast.fail("'" ~ wanted ~ "' is not a backup of " ~ table.name ~ " without a sound manifest; "
        ~ ("such backups are " ~ ids | join(', ') ~ "." if ids else "every one has one: "
        ~ holdfast.operation_command('list_backups', {'table': table.name}))) %}
{% endmacro %}
