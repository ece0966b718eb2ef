{#- Elsewhere a standing table has nothing that its rows have not: they are merged into the table, or make it anew. -#}
{% macro spark__undrop_plan(table, point, there, mode, into) %}
  {{ return({'undrop': [], 'old': none, 'merge': mode == 'merge', 'newcomer': none, 'kept_as': none, 'swap': [], 'into': into}) }}
{% endmacro %}
