{#- Why a backup cannot be restored from, or none: its files are gone, damaged, or not what its manifest recorded. -#}
{% macro refusal_of_damage(table, point) %}
    {{ return(none if point.get('read') else holdfast.damage_of_point(table, point)) }}
{% endmacro %}

{#- Why a point cannot be restored from, as a sentence, found by reading it whole; none if it can, or is no backup. Of
    one that can, the fingerprint is added to the point, as `read`. -#}
{% macro damage_of_point(table, point) %}
    {% if point.kind != 'backup' %} {{ return(none) }} {% endif %}
    {% set found = holdfast.verify_copy(table, point, renew=false) %}
    {% do point.update({'read': found.read}) if not found.problem %}
    {{ return(none if not found.problem else "Backup " ~ point.id ~ " of " ~ table.name
        ~ " is not what was recorded: " ~ found.problem ~ ("; " ~ found.unmarked if found.unmarked else "")
        ~ "; " ~ holdfast.operation_command('list_backups', {'table': table.name}) ~ " shows the others.") }}
{% endmacro %}
