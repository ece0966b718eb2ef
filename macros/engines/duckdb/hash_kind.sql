{#- DuckDB may change hash() from one version to the next. -#}
{% macro duckdb__hash_kind(table) %} {{ return("concat('duckdb-', ltrim(version(), 'v'))") }} {% endmacro %}
