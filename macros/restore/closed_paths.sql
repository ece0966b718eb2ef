{#- The versions of a table that only its retention closes, as one recovery path in a list, with the command that opens
    the newest of them; see undrop_paths(). Empty when there is none.

    versions   see history() -#}
{% macro closed_paths(table, versions) %}
    {% set closed = holdfast.closed_versions(versions) %}
    {% if not closed %} {{ return([]) }} {% endif %}
    {% set others = " and " ~ (closed | length - 1) ~ " older ones" if closed | length > 1 else "" %}
    {{ return([{'point': 'version ' ~ closed[0].version ~ others, 'when': closed[0].committed_at, 'seconds': none,
        'command': holdfast.opening_command(table, closed[0]),
        'gives_back': "older than the retention of the table, which closes them; open them, then plan again"}]) }}
{% endmacro %}
