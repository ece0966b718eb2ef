{#- All rows of list_leftovers_sql(). -#}
{% macro all_leftovers() %}
    {{ return(holdfast.query(holdfast.list_leftovers_sql(holdfast.protected_tables()))) }}
{% endmacro %}

{#- Of all_leftovers() the folders and quarantined tables. -#}
{% macro leftovers(all) %} {{ return(all | selectattr('kind', 'in', ['folder', 'quarantine']) | list) }} {% endmacro %}

{#- Of all_leftovers() the names of the tables that a drill left. -#}
{% macro scratch_tables(all) %}
    {% set found = [] %}
    {% for row in all if row.kind == 'table' %} {% do found.append(row.path.split('.', 1)[1]) %} {% endfor %}
    {{ return(found) }}
{% endmacro %}
