{#- Return the loss of a table whose last judged version can no longer be read, so that its keys cannot be compared: a
    damaged file is gone for good, VACUUM deleted it, or the table was made anew from an older point since. It is told
    by rows: those of that version, without what commits since removed on purpose, against those of now. None where
    nothing is missing, or where a newer good point or an accepted loss makes that version no measure. See judge_table()
    for the loss; it has `by_rows`, too.

    versions   see history(), newest first
    records    the backups of the table
    known      what the log remembers of the table, see loss_memory()
    now        see state_of() -#}
{% macro loss_by_rows(table, versions, records, known, now) %}
    {% set judged = holdfast.unread_judged_version(versions, known) if now.get("rows") is not none else none %}
    {% if not judged %} {{ return(none) }} {% endif %}
    {% set removed = [] %}
    {% for version in versions if holdfast.is_later(version, judged.at) %}
        {% do removed.append(holdfast.removed_on_purpose(version, known) or 0) %}
    {% endfor %}
    {% set wanted, accepted = known.rows - removed | sum, known.get("accepted") %}
    {% set missing, share = wanted - now.rows, holdfast.suspect_share() if table.may_shrink else 0 %}
    {% set good = holdfast.newest_good_point(versions, records, known) if missing > wanted * share else none %}
    {% if missing <= wanted * share or (good and good.at > judged.at)
        or (accepted and not holdfast.is_after_acceptance(judged, accepted)) %}
        {{ return(none) }}
    {% endif %}
    {{ return({"missing": missing, "rows": wanted, "where": "version " ~ known.version ~ judged.why,
        "when": known.committed_at, "since": none, "lost_by": none, "by_rows": true}) }}
{% endmacro %}

{#- Return {version, at, why} of the version that the guard judged last, where its rows cannot be read and were
    remembered; else none. A version of another table has none of the numbers of this one. After a clean-up of the log
    it is not known what was removed on purpose. -#}
{% macro unread_judged_version(versions, known) %}
    {% if none in [known.get("rows"), known.get("version"), known.get("committed_at")] or not versions
        or known.version < versions[-1].version %}
        {{ return(none) }}
    {% endif %}
    {% set at = holdfast.time_from(known.committed_at) %}
    {% for version in versions if version.version == known.version
        and version.committed_at | string == known.committed_at %}
        {{ return({"version": version.version, "at": at, "why": ", which can no longer be read,"}
            if version.get("unreadable") else none) }}
    {% endfor %}
    {{ return({"version": none, "at": at, "why": ", which is not in its history,"}) }}
{% endmacro %}
