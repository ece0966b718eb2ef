{#- Return the tables named, or all protected ones, as the dialect asked for names them.

    delta   true: only those with a history of their own
    names   one name, a list of names, or none -#}
{% macro printed_tables(asked, delta=false, names=none) %}
    {% set found = [] %}
    {% set wanted = holdfast.protected_tables() if names is none else holdfast.tables_argument(names) %}
    {% for table in wanted %}
        {% set table = holdfast.in_dialect(table, asked) %} {% do found.append(table) if table.delta or not delta %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
