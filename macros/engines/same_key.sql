{#- Return the condition that two aliases have the same key. NULL equals no key. -#}
{% macro same_key(table, a, b) %}
    {% set terms = [] %}
    {% for column in table.key %}
        {% set name = holdfast.quoted(table, column) %} {% do terms.append(a ~ "." ~ name ~ " = " ~ b ~ "." ~ name) %}
    {% endfor %}
    {{ return(terms | join(" and ")) }}
{% endmacro %}
