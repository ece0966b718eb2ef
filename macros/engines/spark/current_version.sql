{% macro spark__current_version(table) %}
    {{ return(holdfast.query(holdfast.spark__current_version_sql(table))[0].version | int) }}
{% endmacro %}
