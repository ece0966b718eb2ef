{#- Return the table of a node of dbt's graph; see tables().

    shared   what shared_names() returns -#}
{% macro table_of(node, shared) %}
    {% set identifier = node.identifier or node.alias %}
    {% set meta = node.config.get('meta') or node.meta or {} %}
    {% set key = {'source': meta.get('key'), 'snapshot': 'dbt_scd_id'}.get(node.resource_type,
        node.config.get('unique_key')) %}
    {% set name = node.schema ~ '.' ~ identifier if node.name | lower in shared else node.name %}
    {% set protected = meta.get('protected', false) or node.resource_type == 'snapshot' or 'protected' in node.tags %}
    {{ return(lakehouse.table_at(node.database, node.schema, identifier, own_name=node.name, name=name,
        key=lakehouse.as_list(key), newest=meta.get('newest'), reload=meta.get('reload'), protected=protected,
        resource=node.resource_type)) }}
{% endmacro %}
