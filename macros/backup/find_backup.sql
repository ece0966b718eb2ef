{#- A backup of a table as a point to restore from: its manifest with kind and label, and `newer`: a sentence on newer
    copies that lack a sound manifest, for latest; '' where there is none.

    wanted       latest (the newest good one), a set's id, or a backup's own id
    all_backups  what backups() lists; asked for once here, or by a caller that looks for several

    By its id, a backup of another target's table of the same name may be meant, too. -#}
{% macro find_backup(table, wanted, all_backups=none) %}
    {{ return(holdfast.unless_refused(holdfast.try_find_backup(table, wanted, all_backups))) }}
{% endmacro %}

{#- The same, or {refusal}: the reason, as a sentence, when the table has no such backup. -#}
{% macro try_find_backup(table, wanted, all_backups=none) %}
    {% set wanted = holdfast.identifier('backup', wanted) %}
    {% set all_backups = holdfast.backups() if all_backups is none else all_backups %}
    {% set all = holdfast.backups_by_name(table, all_backups) %}
    {% set ids = all | map(attribute='set') | list %}
    {% if wanted == 'latest' %} {% set found = holdfast.good_copies(holdfast.backups_of(table, all_backups)) | first %}
    {% else %}
        {% set found = (all | selectattr('set', 'equalto', wanted) | list
            + all | selectattr('id', 'equalto', wanted) | list) | first %}
    {% endif %}
    {% for record in holdfast.unrecorded_backups(table, all_backups) if wanted in [record.set_id, record.id] %}
        {{ return({'refusal': "Backup " ~ record.id ~ (" was copied by hand and is not verified. This reads its rows "
            ~ "and records them: " if record.get('by_hand') else " has no sound manifest: it is missing or damaged, so "
            ~ "nothing tells what the copy held. This reads its rows and records them again: ")
            ~ holdfast.adopt_command(table, record)}) }}
    {% endfor %}
    {% set hidden = holdfast.hidden_text([table]) if not found else none %}
    {% if hidden %} {{ return({'refusal': hidden}) }}
    {% elif not all %}
        {{ return({'refusal': "No backup of " ~ table.name
            ~ " exists; " ~ holdfast.operation_command('recovery_plan', {'table': table.name})
            ~ " lists other recovery paths."
            ~ holdfast.unrecorded_text(table, all_backups) ~ holdfast.unreached_text()}) }}
    {% elif not found and wanted == 'latest' %}
        {% set ahead = all | selectattr('good') | selectattr('future') | map(attribute='set') | list %}
        {% set named = "name one of " ~ ids | join(', ') ~ "." %}
        {{ return({'refusal': "No backup of " ~ table.name ~ " is verified, undamaged and free of suspicion; "
            ~ (ahead | join(', ') ~ " is from the future: a clock was wrong when it was taken, or is wrong now. To "
            if ahead else "list_backups tells why; ") ~ named}) }}
    {% elif not found %}
        {{ return({'refusal': "'" ~ wanted ~ "' is not a backup of " ~ table.name ~ "; did you mean '"
            ~ (holdfast.nearest(wanted, ids) or ids[0]) ~ "'?" ~ holdfast.unrecorded_text(table, all_backups)
            ~ holdfast.unreached_text()}) }}
    {% endif %}
    {% set newer = all_backups | selectattr('place', 'lt', found.place) | list if wanted == 'latest' else [] %}
    {{ return(dict(found, kind='backup', label='backup ' ~ found.set ~ ' of ' ~ found.taken_at ~ ' UTC',
        newer=holdfast.unrecorded_text(table, newer))) }}
{% endmacro %}
