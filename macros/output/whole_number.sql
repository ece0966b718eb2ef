{#- Return a number of an engine's answer, which may be a decimal, as an integer; none stays none. -#}
{% macro whole_number(value) %} {{ return(none if value is none else value | int) }} {% endmacro %}
