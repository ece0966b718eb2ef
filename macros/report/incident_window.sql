{#- Return the time that a report is about: {since, until, chosen (in words)}, as text in UTC.

    Without `since` it is the last incident: it begins with the last good backup set before the first of the last
    recovery verbs. Verbs belong together when at most a day lies between them. Without a verb or a set, `since` is
    none: as far back as anything is known. -#}
{% macro incident_window(since, until, entries, backups) %}
    {% set end = holdfast.time_text(until or holdfast.now()) %}
    {% if since %} {{ return({'since': holdfast.time_text(since), 'until': end, 'chosen': 'as asked'}) }} {% endif %}
    {% set first = namespace(at=none, is_last=true) %}
    {% for entry in entries | sort(attribute='at', reverse=true) if entry.at <= end and first.is_last %}
        {% set gap = holdfast.seconds_between(entry.ended, first.at) or 0 %}
        {% set first.is_last = gap <= 86400 %}
        {% set first.at = entry.at if first.is_last else first.at %}
    {% endfor %}
    {% set good = holdfast.last_good_before(backups, first.at) %}
    {{ return({'since': good.taken_at if good else none, 'until': end, 'chosen': 'from the last good backup '
        ~ ('before the first recovery verb' if first.at else 'on') if good else 'no good backup before it is known'})
        }}
{% endmacro %}
