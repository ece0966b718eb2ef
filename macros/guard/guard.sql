{#-
  The check before a run (`on-run-start: "{{ lakehouse.guard() }}"`): what the selected nodes are about to do, from
  the graph, against what is there, from the catalog. It refuses before anything is sent, one sentence a table, or
  backs up what the override `--vars '{allow_destroy: [table]}'` names. An ordinary run costs no query of its own:
  dbt has just listed the catalog.
-#}
{% macro guard() %}
  {% if execute %}
    {% do lakehouse.supported_folders() %}
    {% do lakehouse.refuse_all(lakehouse.missing_overrides() + lakehouse.names_that_dbt_drops()) %}
    {% set dangers = [] %}
    {% for node in graph.nodes.values() %}
      {% if node.unique_id in selected_resources %}
        {% do dangers.extend(lakehouse.violations_of_node(node)) %}
        {% do dangers.extend(lakehouse.violations_of_hooks(node)) %}
      {% elif node.resource_type == 'operation' %}
        {% do dangers.extend(lakehouse.violations_of_operation(node)) %}
      {% endif %}
    {% endfor %}
    {% do dangers.extend(lakehouse.forgotten_tables()) %}
    {% do lakehouse.refuse_or_back_up(dangers) %}
  {% endif %}
{% endmacro %}

{% macro refuse_all(sentences) %}
  {% if sentences %}
    {% do lakehouse.fail(sentences | join('\n')) %}
  {% endif %}
{% endmacro %}
