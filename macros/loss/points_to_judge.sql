{#- Return the points that a table is compared with, oldest first; see point_to_judge(). The first is the newest that is
    known to be good; without one it is the oldest version that can be read. Then come the versions since: each could
    have got keys and lost them again. The newest version is what is judged, and not one of them.

    versions   see history(), newest first
    records    the backups of the table
    known      what the log remembers of the table, see loss_memory() -#}
{% macro points_to_judge(versions, records, known) %}
    {% set good = holdfast.newest_good_point(versions, records, known) %}
    {% if good and versions and good.version == versions[0].version %} {{ return([]) }} {% endif %}
    {% set accepted, points = known.get("accepted"), [good] if good else [] %}
    {% set since = good.at if good else (accepted.at if accepted else none) %}
    {% for version in holdfast.versions_to_read(versions, since, good, known) | reverse %}
        {% do points.append(holdfast.version_to_judge(version, known)) %}
    {% endfor %}
    {{ return(points) }}
{% endmacro %}

{#- Return a version as a point: {kind, id, version, label, when (text), at, rows, removes}. `removes`: how many rows
    its commit took out on purpose, see removed_on_purpose(). -#}
{% macro version_to_judge(version, known) %}
    {% set number = version.version | int %}
    {{ return({"kind": "version", "id": number, "version": number, "label": "version " ~ number,
        "when": version.committed_at, "at": holdfast.time_from(version.committed_at), "rows": version.get("rows"),
        "operation": version.operation, "removes": holdfast.removed_on_purpose(version, known)}) }}
{% endmacro %}

{#- Return a backup as such a point. -#}
{% macro backup_to_judge(record) %}
    {{ return({"kind": "backup", "id": record.id, "columns": record.columns, "version": none, "label": "backup "
        ~ record.set, "when": record.taken_at, "at": holdfast.time_from(record.taken_at), "rows": record.rows,
        "removes": none, "here": record.get("here")}) }}
{% endmacro %}
