{#- Return the protected table at a place, or none. Names are compared without regard to case, as the engines do. Every
    override asks this for every relation, so names are compared before a table is described. -#}
{% macro protected_table_at(database, schema, identifier) %}
    {% set wanted = ((schema or "") ~ "." ~ (identifier or "")) | lower %}
    {% for node in holdfast.nodes_with_tables() %}
        {% if (node.schema ~ "." ~ (node.identifier or node.alias)) | lower == wanted
            and holdfast.is_protected(node) %}
            {% set table = holdfast.table_of(node, holdfast.shared_names()) %}
            {% if holdfast.same_database(table.database, database) %} {{ return(table) }} {% endif %}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Return the protected table that a node would write, or none.

    protected   what protected_by_place() returns -#}
{% macro protected_table_of(node, protected) %}
    {% for table in protected.get((node.schema ~ "." ~ node.alias) | lower) or []
        if holdfast.same_database(table.database, node.database) %}
        {{ return(table) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Return {schema.name in lower case: protected tables there}: of several databases there may be several. Who asks for
    many nodes makes it once, so that the nodes are not all read for each of them. -#}
{% macro protected_by_place() %}
    {% set found = {} %}
    {% for table in holdfast.protected_tables() %}
        {% do found.setdefault((table.schema ~ "." ~ table.identifier) | lower, []).append(table) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Are the two the same database? One that is not named is the connection's. -#}
{% macro same_database(one, other) %} {{ return(not one or not other or one | lower == other | lower) }} {% endmacro %}
