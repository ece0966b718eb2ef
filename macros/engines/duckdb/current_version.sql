{% macro duckdb__current_version(table) %}
    {% set sql = lakehouse.duckdb__current_version_sql(table) %}
    {{ return(lakehouse.query(sql)[0].version | int if sql else none) }}
{% endmacro %}
