{#- Return why a backup cannot be restored from, as a sentence: its files are gone, damaged, or not what its manifest
    recorded. None if it can, or for another point. It is read whole once; `read` of the point is its fingerprint. -#}
{% macro refusal_of_damage(table, point) %}
    {% if point.kind != 'backup' or point.get('read') %} {{ return(none) }} {% endif %}
    {% set found = holdfast.verify_copy(table, point, renew=false) %}
    {% do point.update({'read': found.read}) if not found.problem %}
    {{ return(none if not found.problem else "Backup " ~ point.id ~ " of " ~ table.name
        ~ " is not what was recorded: " ~ found.problem ~ ("; " ~ found.unmarked if found.unmarked else "")
        ~ "; " ~ holdfast.operation_command('list_backups', {'table': table.name}) ~ " shows the others.") }}
{% endmacro %}
