{#- Return a number of an engine's answer, which may be a decimal, as an integer; none stays none. -#}
{% macro integer_or_none(value) %} {{ return(none if value is none else value | int) }} {% endmacro %}
