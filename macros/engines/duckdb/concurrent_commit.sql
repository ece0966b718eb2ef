{#- The writer lock keeps everybody else out. -#}
{% macro duckdb__concurrent_commit(plan) %} {{ return(none) }} {% endmacro %}
