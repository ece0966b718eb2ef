{#- The copies of a table that have no sound manifest: it was lost or damaged, a backup was interrupted before it wrote
    one, or printed SQL made the copy. Their ids say whose they are. -#}
{% macro unrecorded_backups(table, all_backups) %}
    {% set found = [] %}
    {% for record in all_backups if not record.complete %}
        {% do found.append(record) if record.id | lower == holdfast.backup_id(record.set_id, table) | lower %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro adopt_command(table, record) %}
    {{ return(holdfast.operation_command('adopt_backup', {'table': table.name, 'backup': record.set_id})) }}
{% endmacro %}

{#- A sentence that names the copies of a table without a sound manifest, with the command for the newest; '' where
    there is none. -#}
{% macro unrecorded_text(table, all_backups) %}
    {% set found = holdfast.unrecorded_backups(table, all_backups) %}
    {% if not found %} {{ return('') }} {% endif %}
    {{ return(" " ~ holdfast.unsound_text(found) ~ "; this reads the rows and records them: "
        ~ holdfast.adopt_command(table, found[0])) }}
{% endmacro %}

{#- The same as recovery paths: {point, when, gives_back, seconds, command}. -#}
{% macro adoption_paths(table, all_backups) %}
    {% set paths = [] %}
    {% for record in holdfast.unrecorded_backups(table, all_backups) %}
        {% do paths.append({'point': 'backup ' ~ record.set_id ~ ', not verified: it ' ~ ('was copied by hand'
            if record.get('by_hand') else 'has no sound manifest'),
            'when': none, 'gives_back': "its rows, once they are read and recorded", 'seconds': none,
            'command': holdfast.adopt_command(table, record)}) %}
    {% endfor %}
    {{ return(paths) }}
{% endmacro %}
