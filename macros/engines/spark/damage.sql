{#- A statement that reads a damaged file fails and names it. -#}
{% macro spark__damage(table, version) %} {{ return(none) }} {% endmacro %}
