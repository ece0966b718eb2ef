{#- What there is of list_leftovers_sql(): folders and quarantined tables, {path, was, bytes, place, kind, to_run}. -#}
{% macro leftovers() %}
    {{ return(holdfast.all_leftovers() | selectattr('kind', 'in', ['folder', 'quarantine']) | list) }}
{% endmacro %}

{#- The names of the tables that a drill left. -#}
{% macro scratch_tables() %}
    {% set found = [] %}
    {% for row in holdfast.all_leftovers() if row.kind == 'table' %}
        {% do found.append(row.path.split('.', 1)[1]) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{% macro all_leftovers() %}
    {{ return(holdfast.query(holdfast.list_leftovers_sql(holdfast.protected_tables()))) }}
{% endmacro %}
