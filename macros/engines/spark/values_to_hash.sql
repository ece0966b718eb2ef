{#- xxhash64() leaves NULL out. -#}
{% macro spark__values_to_hash(table, columns) %}
    {% set found = {} %}
    {% for column in columns %}
        {% set text = holdfast.spark__value_text(table, holdfast.spark__quote_name(column.name), column.type) %}
        {% do found.update({column.name: "coalesce(" ~ text ~ ", chr(30))"}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
