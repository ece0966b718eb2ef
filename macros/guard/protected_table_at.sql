{#-
  The protected table at a place, or none. Names are compared without regard to case, as the engines do.
  Every override asks this for every relation, so it compares names before it builds anything.
-#}
{% macro protected_table_at(database, schema, identifier) %}
  {% for node in graph.sources.values() if lakehouse.same(node.identifier, identifier) and lakehouse.same(node.schema, schema) %}
    {% set table = lakehouse.table_of(node, node.identifier) %}
    {% if table.protected and (not database or not table.database or lakehouse.same(table.database, database)) %}
      {{ return(table) }}
    {% endif %}
  {% endfor %}
  {% for node in graph.nodes.values() if node.resource_type in ['model', 'snapshot', 'seed']
        and lakehouse.same(node.alias, identifier) and lakehouse.same(node.schema, schema) %}
    {% set table = lakehouse.table_of(node, node.alias) %}
    {% if table.protected and (not database or not table.database or lakehouse.same(table.database, database)) %}
      {{ return(table) }}
    {% endif %}
  {% endfor %}
  {{ return(none) }}
{% endmacro %}

{% macro same(one, other) %}
  {{ return((one or '') | lower == (other or '') | lower) }}
{% endmacro %}
