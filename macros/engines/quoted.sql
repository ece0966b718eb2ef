{#- Return a column's name in quotes, in the table's dialect. -#}
{% macro quoted(table, name) %} {{ return(holdfast.quote_name(name, table.engine)) }} {% endmacro %}

{#- Return names in quotes, separated by commas; `prefix` is put before each. -#}
{% macro quoted_list(table, names, prefix='') %}
    {% set found = [] %}
    {% for name in names %} {% do found.append(prefix ~ holdfast.quoted(table, name)) %} {% endfor %}
    {{ return(found | join(', ')) }}
{% endmacro %}
