{#- Return the versions of a table, newest first, that are read to judge it: those since a time, without the newest and
    without those whose successor changed no row. Of many, the newest twenty, those after which the number of rows fell,
    and the oldest. The version before a commit that removed rows on purpose is always one of them: only the two
    together tell which rows went. At most fifty in all.

    since   none: all
    good    the point that they are compared with first, or none -#}
{% macro versions_to_read(versions, since, good, known) %}
    {% set oldest, found = versions | rejectattr("unreadable") | list | last | default({}), [] %}
    {% for place in range(1, versions | length) %}
        {% set version, next = versions[place], versions[place - 1] %}
        {% set fell = (next.get("rows") or 0) < (version.get("rows") or 0) %}
        {% set wanted = place <= 20 or fell or (not good and version == oldest) %}
        {% set changed = not holdfast.keeps_rows(next.operation) %}
        {% set before_removal = holdfast.is_later(next, since) and not (good and good.version == version.version)
            and holdfast.removed_on_purpose(next, known) is not none %}
        {% if found | length < 50 and not version.get("unreadable")
            and (before_removal or (wanted and changed and holdfast.is_later(version, since))) %}
            {% do found.append(version) %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro is_later(version, since) %}
    {{ return(since is none or holdfast.time_from(version.committed_at) > since) }}
{% endmacro %}
