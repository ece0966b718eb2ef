{#- DuckDB keeps no tags or grants. -#}
{% macro duckdb__copy_table_metadata(table, other) %} {% endmacro %}
