{% macro spark__unwritable(table) %} {{ return(none) }} {% endmacro %}
