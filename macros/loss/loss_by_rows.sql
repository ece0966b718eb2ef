{#- Return the loss of a table whose last judged version can no longer be read, so that its keys cannot be compared: a
    damaged file is gone for good, or VACUUM deleted it. It is told by rows: those of that version, without what commits
    since removed on purpose, against those of now. None where nothing is missing, or where a newer good point or an
    accepted loss makes that version no measure. See judge_table() for the loss.

    versions   see history(), newest first
    records    the backups of the table
    known      what the log remembers of the table, see loss_memory()
    now        see state_of() -#}
{% macro loss_by_rows(table, versions, records, known, now) %}
    {% if none in [known.get("rows"), known.get("version"), now.get("rows")] %} {{ return(none) }} {% endif %}
    {% set removed = [] %}
    {% for version in versions if version.version > known.version %}
        {% do removed.append(holdfast.removed_on_purpose(version, known) or 0) %}
    {% endfor %}
    {% set wanted = known.rows - removed | sum %}
    {% set missing, share = wanted - now.rows, holdfast.suspect_share() if table.may_shrink else 0 %}
    {% for version in versions if version.get("unreadable") and version.version == known.version
        and version.committed_at | string == known.get("committed_at") and missing > wanted * share %}
        {% set point, accepted = holdfast.version_to_judge(version, known), known.get("accepted") %}
        {% set good = holdfast.newest_good_point(versions, records, known) %}
        {% if not (good and good.at > point.at) and (not accepted
            or holdfast.is_after_acceptance(point, accepted)) %}
            {{ return({"missing": missing, "rows": wanted, "where": point.label ~ ", which can no longer be read,",
                "when": point.when | string, "since": none, "lost_by": none}) }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
