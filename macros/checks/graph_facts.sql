{#- Return what the guard would block if all nodes were selected:

      violations   {violation, at_risk}; see violation() and rows_at_risk(), none for one that runs before the guard
      sentences    what else it refuses: missing overrides, names that dbt drops -#}
{% macro graph_facts() %}
    {% set protected, violations, found = holdfast.protected_by_place(), holdfast.orphaned_tables(), [] %}
    {% for node in graph.nodes.values() %}
        {% do violations.extend(holdfast.violations_of_operation(node, protected)
            if node.resource_type == "operation" else holdfast.violations_of_node(node, protected)
            + holdfast.violations_of_hooks(node, protected)) %}
    {% endfor %}
    {% for violation in violations %}
        {% set at_risk = none if violation.early else holdfast.rows_at_risk(violation) %}
        {% do found.append({"violation": violation, "at_risk": at_risk}) %}
    {% endfor %}
    {{ return({"violations": found, "sentences": holdfast.missing_overrides() + holdfast.reserved_names()}) }}
{% endmacro %}
