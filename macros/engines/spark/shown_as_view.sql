{% macro spark__shown_as_view(table) %} {{ return(false) }} {% endmacro %}
