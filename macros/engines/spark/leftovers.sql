{% macro spark__leftovers() %}
  {{ return([]) }}
{% endmacro %}
