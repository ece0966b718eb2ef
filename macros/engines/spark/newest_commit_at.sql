{% macro spark__newest_commit_at(table) %}
    {% set found = holdfast.query(holdfast.spark__current_version_sql(table))[0].timestamp %}
    {{ return(holdfast.time_from(found).strftime('%Y-%m-%d %H:%M:%S.%f')[:-3]) }}
{% endmacro %}
