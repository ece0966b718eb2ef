{#- Return the protected table at a place, or none. Names are compared without regard to case, as the engines do. Every
    override asks this for every relation, so names are compared before a table is described. -#}
{% macro protected_table_at(database, schema, identifier) %}
    {% set wanted = ((schema or "") ~ "." ~ (identifier or "")) | lower %}
    {% for node in holdfast.nodes_with_tables() %}
        {% if (node.schema ~ "." ~ (node.identifier or node.alias)) | lower == wanted %}
            {% set table = holdfast.table_of(node, holdfast.shared_names()) %}
            {% if table.protected and holdfast.same_database(table.database, database) %}
                {{ return(table) }}
            {% endif %}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Are the two the same database? One that is not named is the connection's. -#}
{% macro same_database(one, other) %} {{ return(not one or not other or one | lower == other | lower) }} {% endmacro %}
