{% macro spark__salvaged_files(table) %} {{ return([]) }} {% endmacro %}
