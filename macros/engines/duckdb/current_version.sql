{% macro duckdb__current_version(table) %}
    {% set sql = holdfast.duckdb__current_version_sql(table) %}
    {{ return(holdfast.query(sql)[0].version | int if sql else none) }}
{% endmacro %}
