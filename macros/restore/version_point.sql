{#- A version of the table as a point, read before it is returned; or {refusal}, which lists those that can be read. -#}
{% macro version_point(table, versions, wanted) %}
    {% set found, unreadable = versions | selectattr('version', 'equalto', wanted) | first, none %}
    {% if found %}
        {% set unreadable = found.unreadable if 'unreadable' in found
            else holdfast.count_readable_rows(table, {'kind': 'version', 'id': wanted}).error %}
    {% endif %}
    {% if found and not unreadable %}
        {% set damage = holdfast.damage(table, wanted) %} {% set unreadable = damage.problem if damage else none %}
    {% endif %}
    {% if found and not unreadable %}
        {{ return({'kind': 'version', 'id': wanted, 'label': 'version ' ~ wanted ~ ' of ' ~ found.committed_at
            ~ ' UTC'}) }}
    {% endif %}
    {% if found and holdfast.closed_by_retention(unreadable) %}
        {{ return({'refusal': "Version " ~ wanted ~ " of " ~ table.name ~ " of " ~ found.committed_at
            ~ " UTC is older than what the table keeps open (" ~ unreadable ~ "). Open it, then repeat the command: "
            ~ holdfast.opening_command(table, found)}) }}
    {% endif %}
    {% set readable = [] %}
    {% for version in holdfast.history(table) if not version.unreadable %}
        {% do readable.append(version.version) if not holdfast.damage(table, version.version) %}
    {% endfor %}
    {% set readable_text = readable | join(', ') if readable | length <= 12 else readable[-1] ~ ' to ' ~ readable[0] %}
    {% set others = "those that can be read are " ~ (readable_text or "none; restore it from a backup: "
        ~ holdfast.operation_command('list_backups', {'table': table.name})) ~ "." %}
    {% if not found %} {{ return({'refusal': table.name ~ " has no version " ~ wanted ~ "; " ~ others}) }} {% endif %}
    {{ return({'refusal': "Version " ~ wanted ~ " of " ~ table.name ~ " cannot be read: " ~ unreadable ~ "; "
        ~ others}) }}
{% endmacro %}
