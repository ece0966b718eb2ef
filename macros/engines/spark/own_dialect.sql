{% macro spark__own_dialect() %} {{ return('spark') }} {% endmacro %}
