{#-
  The tables that dbt knows, from its graph, never from a typed list. One dictionary a table:

    name        what the user calls it: the source table's, model's or snapshot's name; SCHEMA.IDENTIFIER where
                another one has the same name
    own_name    its name in dbt, whoever else has it
    relation    where it is, as dbt has it; database, schema, identifier: its parts
    sql         its name in SQL
    in_lake     a Delta table of the `local` target (rather than a table of DuckDB's own)
    key         the columns that identify a row: `config.meta.key` of a source, `unique_key` of a model,
                dbt_scd_id of a snapshot; empty when nothing was declared
    newest      the column whose greatest value tells how recent the data are (`meta.newest`), or none
    reload      the command that fetches the data again from where they came (`meta.reload`), or none
    protected   it cannot be lost: a source table with `meta.protected: true`, every snapshot, every model
                and seed tagged `protected`
    resource    source, model, snapshot or seed
    engine      none: the one that dbt is connected to; see answer()
-#}
{% macro tables() %}
  {% set found, shared = [], lakehouse.shared_names() %}
  {% for node in lakehouse.nodes_with_tables() %}
    {% do found.append(lakehouse.table_of(node, shared)) %}
  {% endfor %}
  {{ return(found | sort(attribute='name')) }}
{% endmacro %}

{% macro nodes_with_tables() %}
  {% set found = [] %}
  {% if execute %}
    {% do found.extend(graph.sources.values()) %}
    {% for node in graph.nodes.values() if node.resource_type in ['model', 'snapshot', 'seed'] and node.config.enabled %}
      {% do found.append(node) %}
    {% endfor %}
  {% endif %}
  {{ return(found) }}
{% endmacro %}

{#- Names that more than one table has: dbt allows a model to be called as a source table is. In lower case. -#}
{% macro shared_names() %}
  {% set seen, shared = {}, [] %}
  {% for node in lakehouse.nodes_with_tables() %}
    {% do shared.append(node.name | lower) if seen.get(node.name | lower) %}
    {% do seen.update({node.name | lower: true}) %}
  {% endfor %}
  {{ return(shared) }}
{% endmacro %}

{% macro table_of(node, shared) %}
  {% set identifier = node.identifier or node.alias %}
  {% set meta = node.config.get('meta') or node.meta or {} %}
  {% set key = {'source': meta.get('key'), 'snapshot': 'dbt_scd_id'}.get(node.resource_type, node.config.get('unique_key')) %}
  {% set protected = meta.get('protected', false) or node.resource_type == 'snapshot' or 'protected' in node.tags %}
  {{ return(lakehouse.table_at(
      node.database, node.schema, identifier, own_name=node.name,
      name=node.schema ~ '.' ~ identifier if node.name | lower in shared else node.name, key=lakehouse.as_list(key),
      newest=meta.get('newest'), reload=meta.get('reload'), protected=protected, resource=node.resource_type
  )) }}
{% endmacro %}
