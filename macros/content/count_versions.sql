{#- Count the rows of versions that can be read and were not counted yet, in one statement; see history(). -#}
{% macro count_versions(table, versions) %}
    {% set wanted, queries = [], [] %}
    {% for version in versions if version.rows is none and not version.unreadable %}
        {% set there = holdfast.reader(table, {'kind': 'version', 'id': version.version}) %}
        {% do wanted.append(version) %}
        {% do queries.append("select " ~ version.version ~ " as version, n from ("
            ~ holdfast.count_readable_rows_sql(table, there, table.key) ~ ") as counted") %}
    {% endfor %}
    {% set tried = holdfast.try_query(queries | join("\nunion all\n")) if queries else {'error': none, 'rows': []} %}
    {% for version in wanted %}
        {% set rows = tried.rows | selectattr('version', 'equalto', version.version) | list if not tried.error
            else [holdfast.count_version(table, version)] %}
        {% do version.update({'rows': rows[0].n}) if rows %}
    {% endfor %}
{% endmacro %}

{#- Count one version by itself: {n}; where it cannot be read after all, the version says why. -#}
{% macro count_version(table, version) %}
    {% set scan = holdfast.count_readable_rows(table, {'kind': 'version', 'id': version.version}) %}
    {% do version.update({'unreadable': scan.error}) %}
    {{ return({'n': scan.rows}) }}
{% endmacro %}
