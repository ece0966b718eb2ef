{#- Return the nodes of dbt's graph that have a table: sources, and enabled models, snapshots and seeds. -#}
{% macro nodes_with_tables() %}
    {% if not execute %} {{ return([]) }} {% endif %}
    {% set built = graph.nodes.values() | selectattr('resource_type', 'in', ['model', 'snapshot', 'seed']) %}
    {{ return(graph.sources.values() | list + built | selectattr('config.enabled') | list) }}
{% endmacro %}
