{#- A deep clone copies files, but nobody compares them. -#}
{% macro spark__copies_exactly(table) %} {{ return(false) }} {% endmacro %}
