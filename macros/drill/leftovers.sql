{#- All rows of list_leftovers_sql(). A protected table is none of them, whatever it is called. -#}
{% macro all_leftovers() %}
    {% set tables, found = [], holdfast.query(holdfast.list_leftovers_sql(holdfast.protected_tables())) %}
    {% for table in holdfast.protected_tables() if found | selectattr('kind', 'equalto', 'quarantine') | list %}
        {% do tables.append(holdfast.folder_of(table, table.identifier)) %}
    {% endfor %}
    {{ return(found | rejectattr('path', 'in', tables) | list) }}
{% endmacro %}

{#- Of all_leftovers() the folders and quarantined tables. -#}
{% macro leftovers(all) %} {{ return(all | selectattr('kind', 'in', ['folder', 'quarantine']) | list) }} {% endmacro %}

{#- Of all_leftovers() the names of the tables that a drill left. -#}
{% macro scratch_tables(all) %}
    {% set found = [] %}
    {% for row in all if row.kind == 'table' %} {% do found.append(row.path.split('.', 1)[1]) %} {% endfor %}
    {{ return(found) }}
{% endmacro %}
