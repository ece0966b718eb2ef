{% macro spark__current_version(table) %}
    {{ return(lakehouse.query(lakehouse.spark__current_version_sql(table))[0].version | int) }}
{% endmacro %}
