{#- Folders of the table in quarantine, moved aside by a restore, as points to restore from: `backup: TABLE.1.damaged`.

    own   true: the table's own folder, too, where it has data files that no readable version lists: `backup: TABLE` -#}
{% macro quarantine_points(table, own=false) %}
    {% set found = [] %}
    {% for row in holdfast.salvaged_files(table, behind=own) %}
        {% if row.unlisted and (row.aside or own) %} {% do found.append(holdfast.point_of_files(table, row)) %}
        {% elif row.aside and row.version is not none %} {% do found.append(holdfast.point_of_folder(table, row)) %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- The newest readable version of a folder, or its sound files, as a point. -#}
{% macro point_of_folder(table, row) %}
    {% set folder = holdfast.sibling_table(table, row.name) %}
    {% set kind = 'salvaged' if row.damaged else 'version' %}
    {% set label = ('the sound files of ' if row.damaged else '') ~ 'version ' ~ row.version ~ ' of ' ~ row.name %}
    {{ return({'kind': 'table', 'id': holdfast.reader(folder, {'kind': kind, 'id': row.version}), 'set': row.name,
        'when': row.committed_at, 'label': label, 'arguments': {'backup': row.name}, 'rows': row.rows,
        'quarantined': folder, 'version': row.version, 'damaged': row.damaged, 'log': row.log, 'unlisted': 0}) }}
{% endmacro %}

{#- All sound data files of a folder as a point: those of its newest readable version, and those that no readable
    version lists, because the commit of their rows is lost. -#}
{% macro point_of_files(table, row) %}
    {% set folder = holdfast.sibling_table(table, row.name) %}
    {{ return({'kind': 'table', 'id': holdfast.reader(folder, {'kind': 'files'}), 'set': row.name,
        'when': row.changed_at, 'label': 'the data files of ' ~ row.name, 'arguments': {'backup': row.name},
        'rows': row.file_rows, 'quarantined': folder, 'version': none, 'damaged': none, 'log': row.log,
        'unlisted': row.unlisted}) }}
{% endmacro %}

{#- Return "the log is damaged: commit 4 is missing; 3 sound data files belong to no readable version (rows deleted on
    purpose may be among theirs)".

    row   a row of salvaged_files(), or a point of quarantine_points() -#}
{% macro unlisted_text(row) %}
    {% set files = "1 sound data file belongs" if row.unlisted == 1 else "{:,}".format(row.unlisted)
        ~ " sound data files belong" %}
    {% set text = files ~ " to no readable version (rows deleted on purpose may be among theirs)" %}
    {{ return([row.log, text if row.unlisted else none] | select | join("; ")) }}
{% endmacro %}
