{% macro duckdb__history(table, probe) %}
    {{ return(lakehouse.query(lakehouse.duckdb__history_sql(table)) if table.in_lake else []) }}
{% endmacro %}
