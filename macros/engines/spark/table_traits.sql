{% macro spark__table_traits(table) %} {{ return({}) }} {% endmacro %}
