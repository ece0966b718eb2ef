{#- Check a run before it starts (`on-run-start: "{{ holdfast.guard() }}"`): what the selected nodes would do, from the
    graph, against what exists, from the catalog. Refuse with one sentence a table before a statement is sent, or back
    up what the override `--vars '{allow_destroy: [table]}'` names. -#}
{% macro guard() %}
    {% if execute %}
        {% do holdfast.supported_folders() %}
        {% do holdfast.refuse_all(holdfast.missing_overrides() + holdfast.reserved_names()
            + holdfast.frozen_builds()) %}
        {% set protected, violations = holdfast.protected_by_place(), [] %}
        {% for node in graph.nodes.values() %}
            {% if node.unique_id in selected_resources %}
                {% do violations.extend(holdfast.violations_of_node(node, protected)
                    + holdfast.violations_of_hooks(node, protected)) %}
            {% elif node.resource_type == "operation" %}
                {% do violations.extend(holdfast.violations_of_operation(node, protected)) %}
            {% endif %}
        {% endfor %}
        {% do holdfast.refuse_or_back_up(violations + holdfast.orphaned_tables()) %}
        {% do holdfast.refuse_losses() %}
    {% endif %}
{% endmacro %}

{% macro refuse_all(sentences) %} {% do holdfast.fail(sentences | join('\n')) if sentences %} {% endmacro %}
