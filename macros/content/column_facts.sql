{#- Return what a query holds, column by column over all its rows: {column: {filled, hash}}. `filled` counts the values
    that are not NULL; the hash differs when a key has another value, whatever the order of the rows. It can be compared
    with hashes of the same session alone.

    columns   a list of {name, type}: the value is compared as that type -#}
{% macro column_facts(table, from_clause, columns) %}
    {% set found = holdfast.query(holdfast.column_facts_sql(table, from_clause, columns))[0] %}
    {% set facts = {} %}
    {% for column in columns %}
        {% do facts.update({column.name: {'filled': found['filled_' ~ loop.index] | int,
            'hash': found['hash_' ~ loop.index] | string}}) %}
    {% endfor %}
    {{ return(facts) }}
{% endmacro %}
