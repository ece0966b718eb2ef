{#- Return the loss between two versions of a table: the newer one has fewer rows; see losses_of_table(). -#}
{% macro loss_of_version(table, older, newer) %}
    {% set keys = holdfast.count_missing_rows(table, {'kind': 'version', 'id': older.version},
        {'kind': 'version', 'id': newer.version}) %}
    {{ return(holdfast.loss(table, "rows fell", when=newer.committed_at[:19], at=newer.committed_at[:19],
        before="version " ~ older.version, after="version " ~ newer.version, rows_before=older.rows,
        rows_after=newer.rows, rows_lost=newer.fell_by, keys_lost=keys, operation=newer.operation,
        user=newer.get('user'))) }}
{% endmacro %}

{#- Return the newest good backup of a table that is older than the first version of its history and has more rows: so
    the table is another one, and the history of the old one is lost. none if there is none. -#}
{% macro backup_of_older_table(first, window, restores, records) %}
    {% set at = first.committed_at[:19] %}
    {% set older = holdfast.last_good_before(records, at) %}
    {% set within = (window.since is none or at >= window.since) and not holdfast.made_by(restores, at) %}
    {{ return(older if older and within and older.rows > (first.rows or 0) else none) }}
{% endmacro %}

{#- Return the loss of a table that was replaced by another of its name. -#}
{% macro loss_by_new_table(table, first, backup) %}
    {% set keys = holdfast.count_missing_rows(table, dict(backup, kind='backup'),
        {'kind': 'version', 'id': first.version}) %}
    {% set at = first.committed_at[:19] %}
    {{ return(holdfast.loss(table, "began anew", when="between " ~ backup.taken_at ~ " and " ~ at, at=at,
        before="backup " ~ backup.set, after="version " ~ first.version ~ " of a new table", rows_before=backup.rows,
        rows_after=first.rows, rows_lost=backup.rows - (first.rows or 0), keys_lost=keys, operation=first.operation,
        user=first.get('user'))) }}
{% endmacro %}

{#- Return the loss of which no history tells: the table does not exist, or the first restore found it with fewer rows
    than its last good backup. none without one. -#}
{% macro loss_without_history(table, there, restores, records, window) %}
    {% set restore = restores | selectattr('state', 'equalto', 'done') | first | default(none) %}
    {% set backup = holdfast.last_good_before(records, restore.at if restore else window.until) %}
    {% if restore and backup and restore.rows_before is not none and restore.rows_before < backup.rows %}
        {% set what = {'when': "between " ~ backup.taken_at ~ " and " ~ restore.at, 'after': "before the restore",
            'rows_after': restore.rows_before, 'rows_lost': backup.rows - restore.rows_before} %}
        {{ return(holdfast.loss(table, "had fewer rows", before="backup " ~ backup.set, rows_before=backup.rows,
            **what)) }}
    {% elif not there %}
        {{ return(holdfast.loss(table, "does not exist", when="after " ~ backup.taken_at if backup else none,
            before="backup " ~ backup.set if backup else none, rows_before=backup.rows if backup else none,
            after="no table", rows_after=0, rows_lost=backup.rows if backup else none)) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
