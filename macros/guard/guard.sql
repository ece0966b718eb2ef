{#- Check a run before it starts (`on-run-start: "{{ lakehouse.guard() }}"`): what the selected nodes would do, from the
    graph, against what exists, from the catalog. Refuse with one sentence a table before a statement is sent, or back
    up what the override `--vars '{allow_destroy: [table]}'` names. An ordinary run costs one query: dbt has listed the
    catalog. -#}
{% macro guard() %}
    {% if execute %}
        {% do lakehouse.supported_folders() %}
        {% do lakehouse.refuse_all(lakehouse.missing_overrides() + lakehouse.reserved_names()
            + lakehouse.frozen_builds()) %}
        {% set violations = [] %}
        {% for node in graph.nodes.values() %}
            {% if node.unique_id in selected_resources %}
                {% do violations.extend(lakehouse.violations_of_node(node) + lakehouse.violations_of_hooks(node)) %}
            {% elif node.resource_type == "operation" %}
                {% do violations.extend(lakehouse.violations_of_operation(node)) %}
            {% endif %}
        {% endfor %}
        {% do lakehouse.refuse_or_back_up(violations + lakehouse.orphaned_tables()) %}
        {% do lakehouse.refuse_losses() %}
    {% endif %}
{% endmacro %}

{% macro refuse_all(sentences) %} {% do lakehouse.fail(sentences | join('\n')) if sentences %} {% endmacro %}
