{#-
  The tables that dbt knows, from its graph, never from a typed list. One dictionary a table:

    name        what the user calls it: the source table's, model's or snapshot's name
    relation    where it is
    key         the columns that identify a row: `config.meta.key` of a source, `unique_key` of a model,
                dbt_scd_id of a snapshot; empty when nothing was declared
    protected   it cannot be lost: a source table with `meta.protected: true`, every snapshot, every model
                and seed tagged `protected`
    resource    source, model, snapshot or seed
-#}
{% macro tables() %}
  {% set found = [] %}
  {% if execute %}
    {% for node in graph.sources.values() %}
      {% set meta = node.config.meta or node.meta or {} %}
      {% do found.append({
          'name': node.name,
          'relation': api.Relation.create(database=node.database, schema=node.schema, identifier=node.identifier),
          'key': lakehouse.as_list(meta.get('key')),
          'protected': meta.get('protected', false),
          'resource': 'source',
      }) %}
    {% endfor %}
    {% for node in graph.nodes.values() if node.resource_type in ['model', 'snapshot', 'seed'] %}
      {% set snapshot = node.resource_type == 'snapshot' %}
      {% do found.append({
          'name': node.name,
          'relation': api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias),
          'key': ['dbt_scd_id'] if snapshot else lakehouse.as_list(node.config.get('unique_key')),
          'protected': snapshot or 'protected' in node.tags,
          'resource': node.resource_type,
      }) %}
    {% endfor %}
  {% endif %}
  {{ return(found | sort(attribute='name')) }}
{% endmacro %}

{% macro as_list(value) %}
  {{ return([] if value is none else ([value] if value is string else value | list)) }}
{% endmacro %}
