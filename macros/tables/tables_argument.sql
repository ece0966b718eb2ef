{#- Return the tables that the argument `tables` names, each once: one name or a list of names. -#}
{% macro tables_argument(tables) %}
    {% set found = [] %}
    {% for name in holdfast.list_of_tables('tables', tables, 'TABLE, TABLE') %}
        {% set table = holdfast.find_table(name) %}
        {% do found.append(table) if table.name not in found | map(attribute='name') %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
