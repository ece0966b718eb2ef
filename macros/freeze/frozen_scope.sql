{#- Return the tables that freeze and thaw are about: the protected ones that the argument `tables` names, or all. -#}
{% macro frozen_scope(names) %}
    {% if names is none %} {{ return(holdfast.protected_tables()) }} {% endif %}
    {% set tables = holdfast.tables_argument(names) %}
    {% for table in tables if not table.protected %}
        {% do holdfast.fail(table.name ~ " is not a protected table; the protected ones are "
            ~ holdfast.protected_tables() | map(attribute='name') | join(', ') ~ ".") %}
    {% endfor %}
    {{ return(tables) }}
{% endmacro %}

{#- Return the same tables as the dialect asked for names them. -#}
{% macro printed_scope(names, asked) %}
    {% set found = [] %}
    {% for table in holdfast.frozen_scope(names) %}
        {% do found.append(holdfast.in_dialect(table, asked)) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
