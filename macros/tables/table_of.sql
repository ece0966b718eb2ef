{#- Return the table of a node of dbt's graph; see tables().

    shared   what shared_names() returns -#}
{% macro table_of(node, shared) %}
    {% set identifier = node.identifier or node.alias %}
    {% set meta = node.config.get('meta') or node.meta or {} %}
    {% set periods = holdfast.periods_of(node) %}
    {% set key = {'source': meta.get('key'),
        'snapshot': holdfast.snapshot_columns(node).dbt_scd_id}.get(node.resource_type,
        node.config.get('unique_key')) %}
    {% set key = key or (periods.key + [periods.valid_from] if periods else none) %}
    {% set name = node.schema ~ '.' ~ identifier if node.name | lower in shared else node.name %}
    {{ return(holdfast.table_at(node.database, node.schema, identifier, own_name=node.name, name=name,
        key=holdfast.as_list(key), periods=periods, newest=meta.get('newest'), reload=meta.get('reload'),
        protected=holdfast.is_protected(node), may_shrink=meta.get('may_shrink', false), resource=node.resource_type,
        node=node.unique_id | default(none))) }}
{% endmacro %}

{#- Is the table of a node one that cannot be lost? See tables(). -#}
{% macro is_protected(node) %}
    {% set meta = node.config.get('meta') or node.meta or {} %}
    {{ return(meta.get('protected', false) or node.resource_type == 'snapshot' or 'protected' in node.tags) }}
{% endmacro %}
