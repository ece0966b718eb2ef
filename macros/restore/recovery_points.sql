{#- Return the points of a table that could bring something back: versions, good backups, folders in quarantine. A list
    of {kind, id, label, when, rows (as the log or the manifest has them), arguments (of restore_table)}; that of a
    backup also has safety, columns, content_hash and here (false: only the second place has it).

    A point with `unlisted` files may bring rows that were deleted on purpose: it is one to take last.

    there       does the table exist now? Then its current version is not one of them
    versions    see versions_of()
    good        the last good point, see judge_table(): one of them, whatever the number of its rows; or none
    behind      true: the table has gone back, see gone_back()
    values      true: the newest ten versions, since a commit that changed values may have kept the number of rows -#}
{% macro recovery_points(table, there, all_backups, versions, good=none, behind=false, values=false) %}
    {% set found = [] %}
    {% set before_loss = holdfast.versions_before_loss(versions, there, good, values) %}
    {% do holdfast.count_versions(table, before_loss) %}
    {% for version in before_loss if not version.unreadable %}
        {% do found.append({'kind': 'version', 'id': version.version, 'label': 'version ' ~ version.version,
            'when': version.committed_at, 'rows': version.rows, 'arguments': {'version': version.version}}) %}
    {% endfor %}
    {% for record in holdfast.backups_of(table, all_backups) | selectattr('good') %}
        {% do found.append({'kind': 'backup', 'id': record.id, 'label': 'backup ' ~ record.set, 'when': record.taken_at,
            'rows': record.rows, 'arguments': {'backup': record.set}, 'safety': record.id.startswith('safety_'),
            'version': record.version, 'columns': record.columns, 'content_hash': record.content_hash,
            'here': record.get('here')}) %}
    {% endfor %}
    {{ return(found + holdfast.quarantine_points(table, own=not there or behind)) }}
{% endmacro %}

{#- The versions of a table that exists, or that is damaged and can be read before the damage; see history(). -#}
{% macro versions_of(table, there) %}
    {{ return(holdfast.history(table) if there or holdfast.readable_before_damage(table) else []) }}
{% endmacro %}

{#- Of versions, newest first, those that a loss could have left behind: the newest before the current one, and the
    newest before each fall of the row count (at most five of these), and the last good one; only those that can be
    read. Where the rows were not counted, each commit that may have taken some away counts as a fall.
    With `values`, the newest ten. -#}
{% macro versions_before_loss(versions, there, good, values) %}
    {% set found, most = [], 10 if values else 5 %}
    {% for version in (versions[1:] if there else versions) if not version.unreadable %}
        {% set after = versions[versions.index(version) - 1] %}
        {% set is_good = good and good.kind == 'version' and good.id == version.version %}
        {% do found.append(version) if is_good or (found | length < most
            and (values or not found or holdfast.rows_fell(version, after))) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro rows_fell(before, after) %}
    {% if before.rows is none or after.rows is none %} {{ return(after.get('may_lose_rows', true)) }} {% endif %}
    {{ return(after.rows < before.rows) }}
{% endmacro %}
