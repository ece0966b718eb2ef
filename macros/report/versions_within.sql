{#- Return the versions of a table within a window and the one before, newest first; see history() and mark_losses().
    Only these are read. -#}
{% macro versions_within(table, window) %}
    {% set found, before = [], namespace(found=false) %}
    {% for version in holdfast.history(table, with_readable=false) if not before.found %}
        {% set at = version.committed_at[:19] %}
        {% set before.found = window.since is not none and at < window.since %}
        {% if at <= window.until %}
            {% if 'rows' not in version %}
                {% set scan = holdfast.count_readable_rows(table, {'kind': 'version', 'id': version.version}) %}
                {% do version.update({'rows': scan.rows, 'unreadable': scan.error}) %}
            {% endif %}
            {% do version.update({'rows': holdfast.integer_or_none(version.rows), 'version': version.version | int}) %}
            {% do found.append(version) %}
        {% endif %}
    {% endfor %}
    {{ return(holdfast.mark_losses(found)) }}
{% endmacro %}
