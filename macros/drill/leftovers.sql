{#- What there is of list_leftovers_sql(): folders and quarantined tables, {path, was, bytes, place, kind, to_run}. -#}
{% macro leftovers() %}
    {% set found, tables = holdfast.all_leftovers() | selectattr('kind', 'in', ['folder', 'quarantine']) | list, [] %}
    {#- A protected table is none, whatever it is called. -#}
    {% for table in holdfast.protected_tables() if found %}
        {% do tables.append(holdfast.folder_of(table, table.identifier)) %}
    {% endfor %}
    {{ return(found | rejectattr('path', 'in', tables) | list) }}
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
