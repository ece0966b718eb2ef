{#- Find how far back versions can be read, and write into each {unreadable, closed, rows}; rows only of those that were
    read for it. What retention and VACUUM take are the oldest, so a few reads tell: the oldest first, then by halves.

    versions   a list of {version}, newest first -#}
{% macro find_readable(table, versions) %}
    {% set found = namespace(readable=0, unreadable=versions | length, error=none) %}
    {% for turn in range(64) if found.readable < found.unreadable %}
        {% set at = (found.unreadable - 1) if loop.first else (found.readable + found.unreadable) // 2 %}
        {% set scan = holdfast.count_readable_rows(table, {'kind': 'version', 'id': versions[at].version}) %}
        {% do versions[at].update({'rows': scan.rows}) %}
        {% if scan.error %} {% set found.unreadable, found.error = at, scan.error %}
        {% else %} {% set found.readable = at + 1 %}
        {% endif %}
    {% endfor %}
    {% set closed = holdfast.closed_by_retention(found.error) %}
    {% for version in versions %}
        {% set lost = loop.index0 >= found.readable %}
        {% do version.update({'rows': version.get('rows'), 'unreadable': found.error if lost else none, 'closed': lost
            and closed}) %}
    {% endfor %}
{% endmacro %}
