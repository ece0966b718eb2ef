{% macro spark__can_undrop(table) %} {{ return(false) }} {% endmacro %}
