{#- Return values as text literals, separated by commas. -#}
{% macro text_list(table, values) %}
    {% set found = [] %}
    {% for value in values %} {% do found.append(holdfast.text_literal(value, table.engine)) %} {% endfor %}
    {{ return(found | join(", ")) }}
{% endmacro %}
