{#- Return the first reason why a node may not build a protected table: {action, remedy, drops_history}; none if it may.

    type      what exists now: table, streaming_table, materialized_view
    options   see run_options() -#}
{% macro action_of_node(node, table, type, options) %}
    {% set actor = node.resource_type ~ " '" ~ node.name ~ "'" %}
    {{ return(holdfast.action_on_another_table(node, actor, table)
        or holdfast.action_of_type(node.config.materialized, actor, type)
        or holdfast.action_of_options(node, actor, options)
        or holdfast.action_of_full_refresh(node, actor, type, options)
        or (holdfast.action_of_settings(node.config, actor) if node.resource_type in ["model", "snapshot"]
        else none)) }}
{% endmacro %}

{% macro action_on_another_table(node, actor, table) %}
    {% if node.resource_type == "test" %} {% set verb = "store its failures" %}
    {% elif node.name != table.own_name or node.resource_type != table.resource %} {% set verb = "be built" %}
    {% else %} {{ return(none) }}
    {% endif %}
    {{ return({"action": actor ~ " would " ~ verb ~ " over protected " ~ table.resource ~ " '" ~ table.name ~ "'",
        "remedy": "give the " ~ node.resource_type ~ " another alias or schema", "drops_history": true}) }}
{% endmacro %}

{#- A materialization that the guard does not know counts as a change of type. -#}
{% macro action_of_type(materialized, actor, type) %}
    {% set built_as = "table" if materialized in ["table", "incremental", "snapshot", "seed"] else materialized %}
    {{ return(none if built_as == type else {"action": actor ~ " is materialized as " ~ materialized ~ ", so its "
        ~ type | replace("_", " ") ~ " would be dropped", "remedy": "set its materialization back",
        "drops_history": true}) }}
{% endmacro %}

{% macro action_of_options(node, actor, options) %}
    {% if options.empty %} {% set option, rows = "--empty", "no rows" %}
    {% elif options.sample and node.resource_type != "seed" %} {% set option, rows = "--sample", "a part of its rows" %}
    {% else %} {{ return(none) }}
    {% endif %}
    {{ return({"action": option ~ " would build " ~ actor ~ " from " ~ rows, "remedy": "use " ~ option
        ~ " with a target of its own, or without this node"}) }}
{% endmacro %}

{#- A table keeps its history when it is replaced; a streaming table or materialized view does not. -#}
{% macro action_of_full_refresh(node, actor, type, options) %}
    {% set config, drops = node.config, type in ["streaming_table", "materialized_view"] %}
    {% set full_refresh = config.full_refresh if config.full_refresh is not none else options.full_refresh %}
    {% if full_refresh and config.full_refresh and node.resource_type == "model" %}
        {{ return({"action": actor ~ " is configured with full_refresh: true, so every run would replace it",
            "remedy": "remove the setting", "drops_history": drops}) }}
    {% elif full_refresh and node.resource_type in ["model", "seed"] %}
        {{ return({"action": "--full-refresh would replace " ~ actor,
            "remedy": "run without --full-refresh, or without this node", "drops_history": drops}) }}
    {% elif config.materialized == "table" %}
        {{ return({"action": actor ~ " is materialized as table, so every run would replace it",
            "remedy": "make it incremental"}) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
