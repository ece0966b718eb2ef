{% macro spark__text_type(table) %} {{ return("string") }} {% endmacro %}
