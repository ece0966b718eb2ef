{#- An argument that is free text, or none. What YAML read as a date, a number or a truth is refused, not guessed back. -#}
{% macro optional_text(argument, value) %}
  {{ return(none if value is none or value == '' else lakehouse.identifier(argument, value)) }}
{% endmacro %}
