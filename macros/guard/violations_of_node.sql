{#- Return what building a selected node would destroy: a list of at most one violation. Ordinary runs of incremental
    models, snapshots and seeds have none, whatever they do to tables that are not protected.

    protected   what protected_by_place() returns -#}
{% macro violations_of_node(node, protected) %}
    {% set table = holdfast.protected_table_of(node, protected) if holdfast.writes_a_relation(node) else none %}
    {% if table is none %} {{ return([]) }} {% endif %}
    {% set existing = adapter.get_relation(database=table.database, schema=table.schema, identifier=table.identifier) %}
    {% set type = "table" if holdfast.shown_as_view(table) else existing.type | string %}
    {% set holds_rows = existing is not none and holdfast.stores_rows(type) %}
    {% set found = holdfast.action_of_node(node, table, type, holdfast.run_options()) if holds_rows else none %}
    {{ return([] if found is none else [holdfast.violation(table, existing, **found)]) }}
{% endmacro %}

{% macro writes_a_relation(node) %}
    {{ return(holdfast.stores_failures(node.config, flags.STORE_FAILURES) if node.resource_type == "test"
        else node.resource_type in ["model", "seed", "snapshot"] and node.config.materialized != "ephemeral") }}
{% endmacro %}

{% macro stores_failures(config, by_default) %}
    {% set stores = config.store_failures if config.store_failures is not none else by_default %}
    {{ return(config.store_failures_as in ["table", "view"] or (config.store_failures_as is none and stores)) }}
{% endmacro %}

{#- Views show what other tables hold. -#}
{% macro stores_rows(relation_type) %} {{ return(relation_type not in ["view", "metric_view"]) }} {% endmacro %}

{#- Return what the command asks for: {full_refresh, empty, sample}. -#}
{% macro run_options() %}
    {{ return({"full_refresh": flags.FULL_REFRESH, "empty": flags.EMPTY, "sample": true
        if invocation_args_dict.get("sample") else false}) }}
{% endmacro %}
