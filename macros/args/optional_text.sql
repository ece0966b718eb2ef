{#- Return an argument that is free text, or none; refused as identifier() refuses what YAML did not read as text. -#}
{% macro optional_text(argument, value) %}
    {{ return(none if value is none or value == '' else holdfast.identifier(argument, value)) }}
{% endmacro %}
