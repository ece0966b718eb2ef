{# DuckDB has no catalog that keeps tables, comments or grants after a drop. #}

{% macro duckdb__dropped_tables(table) %}
  {{ return([]) }}
{% endmacro %}

{% macro duckdb__table_metadata(table) %}
  {{ return(none) }}
{% endmacro %}

{% macro duckdb__copy_table_metadata(table, other) %}
{% endmacro %}

{% macro duckdb__unfinished_undrop(table, into) %}
  {{ return(none) }}
{% endmacro %}

{#- A sibling table has nothing that its rows have not: they are merged into the table, or make it anew. -#}
{% macro duckdb__undrop_plan(table, point, there, mode, into) %}
  {{ return({'undrop': [], 'old': none, 'merge': mode == 'merge', 'newcomer': none, 'kept_as': none, 'swap': [], 'into': into}) }}
{% endmacro %}
