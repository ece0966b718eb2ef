{#- The target is called so. -#}
{% macro duckdb__own_dialect() %} {{ return('local') }} {% endmacro %}
