{#- No value has the text of NULL, and the text of a value tells where it ends: texts with chr(31) between them are
    those of one row only. xxhash64() leaves NULL out. -#}
{% macro spark__values_to_hash(table, columns) %}
    {% set found = {} %}
    {% for column in columns %}
        {% do found.update({column.name: holdfast.or_null_text(
            holdfast.exact_text(holdfast.spark__quote_name(column.name), column.type))}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
