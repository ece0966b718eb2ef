{#- Return the nodes of dbt's graph that have a table: sources, and enabled models, snapshots and seeds. -#}
{% macro nodes_with_tables() %}
    {% set found = [] %}
    {% if execute %}
        {% do found.extend(graph.sources.values()) %}
        {% set built = ['model', 'snapshot', 'seed'] %}
        {% for node in graph.nodes.values() if node.resource_type in built and node.config.enabled %}
            {% do found.append(node) %}
        {% endfor %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}
