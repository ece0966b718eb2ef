{% macro spark__catalog_hides(table) %} {{ return(false) }} {% endmacro %}
