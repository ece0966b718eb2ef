{% macro spark__newest_commit_at(table) %}
    {% set found = lakehouse.query(lakehouse.spark__current_version_sql(table))[0].timestamp %}
    {{ return(lakehouse.time_from(found).strftime('%Y-%m-%d %H:%M:%S.%f')[:-3]) }}
{% endmacro %}
