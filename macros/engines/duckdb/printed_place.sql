{#- On the target `local` sources lie in the lake, and what dbt builds lies in the database. -#}
{% macro duckdb__printed_place(table, catalog) %}
    {% if 'in_lake' in table %}  {# the target is `local` itself #}
        {{ return({'database': table.database, 'in_lake': table.in_lake}) }}
    {% endif %}
    {% set in_lake = table.resource == 'source' %}
    {{ return({'database': 'lake' if in_lake else none, 'in_lake': in_lake}) }}
{% endmacro %}
