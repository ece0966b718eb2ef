{#- `in_lake`: a Delta table in the folder lake/ of the data folder. The plug-in attaches the folder as the catalog
    `lake`; every other table is one of the DuckDB database. Only the answers in this folder read it. -#}
{% macro duckdb__table_traits(table) %} {{ return({'in_lake': table.database == 'lake'}) }} {% endmacro %}
