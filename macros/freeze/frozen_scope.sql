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
