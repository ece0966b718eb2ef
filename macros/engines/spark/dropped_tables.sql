{% macro spark__dropped_tables(table) %} {{ return([]) }} {% endmacro %}
