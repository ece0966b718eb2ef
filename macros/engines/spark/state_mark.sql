{% macro spark__state_mark(table) %}
    {% set newest = lakehouse.query(lakehouse.spark__current_version_sql(table))[0] %}
    {{ return(newest.version ~ " " ~ newest.timestamp) }}
{% endmacro %}
