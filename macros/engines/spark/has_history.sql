{% macro spark__has_history(table) %} {{ return(true) }} {% endmacro %}
