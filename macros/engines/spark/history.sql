{#- DESCRIBE HISTORY lists more versions than can be read: a version counts as readable when a scan can read it. -#}
{% macro spark__history(table, with_readable) %}
    {% set found = [] %}
    {% for commit in holdfast.query(holdfast.spark__history_sql(table)) %}
        {% set when = holdfast.time_from(commit.timestamp) %}
        {% do found.append({'version': commit.version | int,
            'committed_at': when.strftime('%Y-%m-%d %H:%M:%S.%f')[:-3], 'operation': commit.operation,
            'note': commit.usermetadata, 'user': commit.get('username'),
            'may_lose_rows': holdfast.may_lose_rows(commit)}) %}
    {% endfor %}
    {% set found = found | sort(attribute='version', reverse=true) %}
    {% do holdfast.find_readable(table, found) if with_readable %}
    {{ return(found) }}
{% endmacro %}
