{#- Backups have one place here. -#}
{% macro spark__second_place() %} {{ return(none) }} {% endmacro %}
