{#- Return an argument that is free text, or none; refused as identifier() refuses what YAML did not read as text. -#}
{% macro optional_text(argument, value) %}
    {{ return(none if holdfast.is_blank(value) else holdfast.identifier(argument, value)) }}
{% endmacro %}
