{% macro spark__discard_copy(id) %} {{ return(none) }} {% endmacro %}
