{% macro spark__strangers() %} {{ return([]) }} {% endmacro %}
