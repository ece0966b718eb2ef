{#- Return the newest point that is known to be good, or none: a good backup, the version that the guard judged last, or
    the version at which somebody accepted a loss. What is older than an accepted loss counts no more, but for the
    backup that replaced the table: the table was proven to be its rows, at that time. -#}
{% macro newest_good_point(versions, records, known) %}
    {% set accepted, found = known.get("accepted"), [] %}
    {% for record in holdfast.good_copies(records) %}
        {% set point = holdfast.backup_to_judge(record) %}
        {% do found.append(point) if not accepted or holdfast.is_after_acceptance(point, accepted) %}
        {% do found.append(dict(point, at=accepted.at)) if accepted and record.set == accepted.get("backup") %}
    {% endfor %}
    {% for version in versions if not version.get("unreadable") and version.version == known.get("version")
        and version.committed_at | string == known.get("committed_at") %}
        {% set point = holdfast.version_to_judge(version, known) %}
        {% do found.append(point) if not accepted or holdfast.is_after_acceptance(point, accepted) %}
    {% endfor %}
    {% if accepted and not found %} {{ return(holdfast.accepted_version(versions, accepted, known)) }} {% endif %}
    {{ return((found | sort(attribute="at", reverse=true)) | first | default(none)) }}
{% endmacro %}

{#- Return what is known without a loss that was accepted of an earlier table of that name: one whose first commit is
    later was dropped and created, and what it lacks was not accepted. The backup that replaced the earlier one is
    still the measure. -#}
{% macro known_of_this_table(known, versions, records) %}
    {% set accepted, first = known.get("accepted"), versions | last | default({}) %}
    {% if not accepted or first.get("version") != 0 or not first.committed_at
        or accepted.get("backup") in holdfast.good_copies(records) | map(attribute="set") | list %}
        {{ return(known) }}
    {% endif %}
    {% set seen = [accepted.until] if accepted.until else [] %}
    {% set judged_at = holdfast.time_from(known.committed_at) if known.get("committed_at") else none %}
    {% do seen.append(judged_at) if judged_at and judged_at >= accepted.at %}
    {% set is_another = seen and holdfast.time_from(first.committed_at) > seen | max %}
    {{ return(dict(known, accepted=none) if is_another else known) }}
{% endmacro %}

{#- Is a point of the time since a loss was accepted? Versions are compared by their numbers where these are known: a
    warehouse has a clock of its own. Manifests have whole seconds, and the copy of what was accepted may be of the same
    one. What is destroyed by name is copied before: that copy is from before. -#}
{% macro is_after_acceptance(point, accepted) %}
    {% if point.version is not none and accepted.get("version") is not none %}
        {{ return(point.version >= accepted.version) }}
    {% endif %}
    {{ return(point.at > accepted.at if accepted.afresh else point.at >= accepted.at.replace(microsecond=0)) }}
{% endmacro %}

{#- Return the version that a table had when its loss was accepted, as a point; none when it began afresh then, or when
    that version can no longer be read. -#}
{% macro accepted_version(versions, accepted, known) %}
    {% for version in versions if not accepted.afresh and (version.version == accepted.get("version")
        or (accepted.get("version") is none and holdfast.time_from(version.committed_at) <= accepted.at)) %}
        {{ return(none if version.get("unreadable") else holdfast.version_to_judge(version, known)) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
