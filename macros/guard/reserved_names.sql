{#- Return a sentence for each table of the project whose name dbt drops when it builds another one; see
    reserved_endings(). -#}
{% macro reserved_names() %}
    {% set found = [] %}
    {% for node in graph.sources.values() | list + graph.nodes.values() | list
        if node.resource_type in ['source', 'model', 'snapshot', 'seed'] %}
        {% set name = node.identifier if node.resource_type == "source" else node.alias %}
        {% if holdfast.leftover_of(name) %}
            {% do found.append("Blocked: " ~ node.resource_type ~ " '" ~ name
                ~ "' has a suffix that dbt drops by name; rename it.") %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
