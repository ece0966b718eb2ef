{#- 'a' = 'b', 'c' = 'd' -#}
{% macro pairs(values) %}
    {% set found = [] %}
    {% for name, value in values.items() %}
        {% do found.append(holdfast.spark__text_literal(name) ~ " = " ~ holdfast.spark__text_literal(value or '')) %}
    {% endfor %}
    {{ return(found | join(", ")) }}
{% endmacro %}
