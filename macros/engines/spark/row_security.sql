{% macro spark__row_security(table) %} {{ return([]) }} {% endmacro %}
