{#- Return what depends on a table, by the dbt graph: a list of {resource, name, database, schema, identifier,
    keeps_rows}, snapshots first, then models, then exposures. -#}
{% macro dependents(table) %}
    {% set wanted, found = [table.node], [] %}
    {% set others = graph.nodes.values() | list + (graph.exposures or {}).values() | list %}
    {% for place in range(others | length + 1) if table.node %}
        {% for node in others if place < wanted | length and node.resource_type in ["snapshot", "model", "exposure"]
            and node.unique_id not in wanted and wanted[place] in (node.depends_on.nodes or []) %}
            {% do wanted.append(node.unique_id) %}
            {% do found.append({"resource": node.resource_type, "name": node.name,
                "database": node.database | default(none), "schema": node.schema | default(none),
                "identifier": node.alias | default(none), "keeps_rows": holdfast.node_stores_rows(node)}) %}
        {% endfor %}
    {% endfor %}
    {{ return((found | sort(attribute="name")) | sort(attribute="resource", reverse=true)) }}
{% endmacro %}

{#- Return "snapshot customers_history; models a, b", or nothing. -#}
{% macro dependents_text(dependents) %}
    {% set parts = [] %}
    {% for resource in ["snapshot", "model", "exposure"] %}
        {% set names = dependents | selectattr("resource", "equalto", resource) | map(attribute="name") | list %}
        {% do parts.append(resource ~ ("s " if names | length > 1 else " ") ~ names | join(", ")) if names %}
    {% endfor %}
    {{ return(parts | join("; ")) }}
{% endmacro %}
