{#- DESCRIBE HISTORY lists more versions than can be read: a version counts as readable when a scan can read it. -#}
{% macro spark__history(table, probe) %}
    {% set found = [] %}
    {% for commit in lakehouse.query(lakehouse.spark__history_sql(table)) %}
        {% set when = lakehouse.time_from(commit.timestamp) %}
        {% set version = {'version': commit.version | int, 'committed_at': when.strftime('%Y-%m-%d %H:%M:%S.%f')[:-3],
            'operation': commit.operation, 'note': commit.usermetadata, 'user': commit.username} %}
        {% if probe %}
            {% set scan = lakehouse.count_readable_rows(table, {'kind': 'version', 'id': version.version}) %}
            {% do version.update({'rows': scan.rows, 'unreadable': scan.error}) %}
        {% endif %}
        {% do found.append(version) %}
    {% endfor %}
    {{ return(found | sort(attribute='version', reverse=true)) }}
{% endmacro %}
