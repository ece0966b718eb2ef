{#- Does a node of dbt's graph store rows of its own? -#}
{% macro node_stores_rows(node) %}
    {{ return(node.resource_type in ["model", "snapshot", "seed"]
        and node.config.materialized not in ["view", "ephemeral", "metric_view"]) }}
{% endmacro %}
