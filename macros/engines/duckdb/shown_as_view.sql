{#- The catalog `lake` shows each Delta table as a view on its newest version. -#}
{% macro duckdb__shown_as_view(table) %} {{ return(table.in_lake) }} {% endmacro %}
