{#- Folders of the table in quarantine, moved aside by a restore, as points to restore from: `backup: TABLE.1.damaged`.
-#}
{% macro quarantine_points(table) %}
    {% set found = [] %}
    {% for row in lakehouse.salvaged_files(table) if row.aside and row.version is not none %}
        {% set folder = lakehouse.sibling_table(table, row.name) %}
        {% do found.append({'kind': 'table', 'id': lakehouse.reader(folder, {'kind': 'version', 'id': row.version}),
            'set': row.name, 'when': row.committed_at, 'label': 'version ' ~ row.version ~ ' of ' ~ row.name,
            'argument': 'backup: ' ~ row.name, 'rows': row.rows, 'quarantined': folder, 'version': row.version}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
