{#- First in the catalog of the tables, then in the second place. -#}
{% macro databricks__delete_sets_sql(table) %}
    {% set catalog = holdfast.databricks__second_place() %}
    {% if not catalog or holdfast.databricks__second_place_problem() %}
        {{ return(holdfast.spark__delete_sets_sql(table)) }}
    {% endif %}
    {% set there = "concat(" ~ holdfast.text_literal(holdfast.prefix_elsewhere(), table.engine) ~ ", copies.place)" %}
    {% set selects = [] %}
    {% for place in [{'catalog': table.database, 'schema': "copies.place"}, {'catalog': catalog, 'schema': there}] %}
        {% do selects.append(holdfast.delete_copies_sql(table, place.catalog, place.schema, 2 * loop.index - 1,
            holdfast.quoted(table, place.catalog) ~ ".information_schema.tables")) %}
    {% endfor %}
    {{ return(selects | join("\n    union all\n    ")) }}
{% endmacro %}
