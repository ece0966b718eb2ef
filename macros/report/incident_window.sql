{#- Return the time that a report is about: {since, until, chosen (in words)}, as text in UTC.

    Without `since` it is the last incident: each table that the last recovery verbs name has a last good backup before
    the first of them, and the period begins with the earliest of these backups. Verbs belong together when at most a
    day lies between them. Without a verb, all protected tables count. Without a backup, `since` is none: as far back
    as anything is known. -#}
{% macro incident_window(since, until, entries, backups) %}
    {% set end = holdfast.time_text(until or holdfast.now()) %}
    {% if since %} {{ return({'since': holdfast.time_text(since), 'until': end, 'chosen': 'as asked'}) }} {% endif %}
    {% set first, named = namespace(at=none, is_last=true), [] %}
    {% for entry in entries | sort(attribute='at', reverse=true) if entry.at <= end and first.is_last %}
        {% set gap = holdfast.seconds_between(entry.ended, first.at) or 0 %}
        {% set first.is_last = gap <= 86400 %}
        {% set first.at = entry.at if first.is_last else first.at %}
        {% do named.append(entry.table) if first.is_last %}
    {% endfor %}
    {% set taken = [] %}
    {% for table in holdfast.protected_tables() if table.name in named or not named %}
        {% set good = holdfast.last_good_before(holdfast.backups_of(table, backups), first.at) %}
        {% do taken.append(good.taken_at) if good %}
    {% endfor %}
    {{ return({'since': taken | min if taken else none, 'until': end, 'chosen': 'from the last good backup '
        ~ ('before the first recovery verb' if first.at else 'on') if taken else 'no good backup before it is known'})
        }}
{% endmacro %}
