{% macro spark__second_copies() %} {{ return({}) }} {% endmacro %}
