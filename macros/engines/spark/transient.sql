{% macro spark__transient(table) %} {{ return(false) }} {% endmacro %}
