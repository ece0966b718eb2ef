{#- A statement that reads a damaged log fails and names its file. -#}
{% macro spark__log_damage(table) %} {{ return(none) }} {% endmacro %}
