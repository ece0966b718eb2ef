{% macro duckdb__newest_commit_at(table) %}
    {{ return((holdfast.duckdb__history(table, false) | first | default({})).get('committed_at')) }}
{% endmacro %}
