{#- Folders of the table in quarantine, moved aside by a restore, as points to restore from: `backup: TABLE.1.damaged`.
-#}
{% macro quarantine_points(table) %}
    {% set found = [] %}
    {% for row in holdfast.salvaged_files(table) if row.aside and row.version is not none %}
        {% set folder = holdfast.sibling_table(table, row.name) %}
        {% set kind = 'salvaged' if row.damaged else 'version' %}
        {% set label = ('the sound files of ' if row.damaged else '') ~ 'version ' ~ row.version ~ ' of ' ~ row.name %}
        {% do found.append({'kind': 'table', 'id': holdfast.reader(folder, {'kind': kind, 'id': row.version}),
            'set': row.name, 'when': row.committed_at, 'label': label, 'argument': 'backup: ' ~ row.name,
            'rows': row.rows, 'quarantined': folder, 'version': row.version, 'damaged': row.damaged}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
