{% macro spark__second_copies(table, schemas) %} {{ return({}) }} {% endmacro %}
