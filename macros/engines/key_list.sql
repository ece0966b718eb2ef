{#- Return the key's columns in quotes, separated by commas; `prefix` is put before each. -#}
{% macro key_list(table, prefix='') %}
    {% set names = [] %}
    {% for column in table.key %} {% do names.append(prefix ~ holdfast.quoted(table, column)) %} {% endfor %}
    {{ return(names | join(', ')) }}
{% endmacro %}
