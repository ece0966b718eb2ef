{#- Return an argument that is true or false, as YAML reads it (true, yes, on) or as text. -#}
{% macro boolean(argument, value) %}
    {% if value is boolean %} {{ return(value) }}
    {% elif value | string | lower in ['true', 'yes', 'on'] %} {{ return(true) }}
    {% elif value | string | lower in ['false', 'no', 'off'] %} {{ return(false) }}
    {% endif %}
    {% do holdfast.fail(argument ~ ": " ~ value ~ " is neither true nor false. Use " ~ argument ~ ": true.") %}
{% endmacro %}
