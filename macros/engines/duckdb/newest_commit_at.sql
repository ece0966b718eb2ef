{% macro duckdb__newest_commit_at(table) %}
    {{ return((lakehouse.duckdb__history(table, false) | first | default({})).get('committed_at')) }}
{% endmacro %}
