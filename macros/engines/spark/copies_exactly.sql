{#- A deep clone copies the files and does not compare them. -#}
{% macro spark__copies_exactly(table) %} {{ return(false) }} {% endmacro %}
