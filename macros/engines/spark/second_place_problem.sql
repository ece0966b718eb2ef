{% macro spark__second_place_problem() %} {{ return(none) }} {% endmacro %}
