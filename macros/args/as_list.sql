{#- Return a value that may be one text, a list or none as a list. -#}
{% macro as_list(value) %}
    {{ return([] if value is none else ([value] if value is string else value | list)) }}
{% endmacro %}
