{% macro duckdb__history(table, with_readable) %}
    {{ return(holdfast.query(holdfast.duckdb__history_sql(table)) if table.in_lake else []) }}
{% endmacro %}
