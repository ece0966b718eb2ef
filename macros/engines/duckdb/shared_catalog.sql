{#- The catalogs of a DuckDB session are files of this machine. -#}
{% macro duckdb__shared_catalog(table) %} {{ return(none) }} {% endmacro %}
