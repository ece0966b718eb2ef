{#- Return a sentence when selected nodes would write a frozen table, or rows that they read from one: then they would
    carry the loss on. Tests, views and ephemeral models store no rows and pass. -#}
{% macro frozen_builds() %}
    {% set frozen = holdfast.frozen_tables(holdfast.protected_tables(), holdfast.frozen_records()) %}
    {% if not frozen %} {{ return([]) }} {% endif %}
    {% set known, stopped = holdfast.frozen_nodes(frozen), [] %}
    {% for node in graph.nodes.values()
        if node.unique_id in selected_resources and holdfast.stores_what_it_reads(node) %}
        {% set own = known.get(node.unique_id) %}
        {% set table = own or holdfast.frozen_parent(node, known) %}
        {% do stopped.append(node.resource_type ~ " '" ~ node.name ~ "' would " ~ ("write " if own else "read ")
            ~ table) if table %}
    {% endfor %}
    {% if not stopped %} {{ return([]) }} {% endif %}
    {% set others = " (and " ~ (stopped | length - 1) ~ " more nodes)" if stopped | length > 1 else "" %}
    {{ return(["Blocked: " ~ stopped[0] ~ others ~ ", but " ~ holdfast.freeze_text(frozen) ~ "; leave such nodes out"
        ~ " with --exclude, or end the freeze after the recovery: " ~ holdfast.operation_command('thaw')]) }}
{% endmacro %}

{% macro stores_what_it_reads(node) %}
    {{ return(node.resource_type in ['model', 'seed', 'snapshot']
        and node.config.materialized not in ['view', 'ephemeral']) }}
{% endmacro %}

{#- Return unique_id -> name of the nodes whose tables are frozen. -#}
{% macro frozen_nodes(frozen) %}
    {% set names, found, shared = frozen | map(attribute='table.sql') | list, {}, holdfast.shared_names() %}
    {% for node in holdfast.nodes_with_tables() %}
        {% set table = holdfast.table_of(node, shared) %}
        {% do found.update({node.unique_id: table.name}) if table.sql in names %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return the name of the frozen table that a node reads, also through views; none if it reads none.

    known   unique_id -> that name, or none; grows with what is found -#}
{% macro frozen_parent(node, known) %}
    {% for id in node.depends_on.get('nodes') or [] %}
        {% if id not in known %}
            {% set parent = graph.nodes.get(id) %}
            {% set passes = parent and parent.config.materialized in ['view', 'ephemeral'] %}
            {% do known.update({id: holdfast.frozen_parent(parent, known) if passes else none}) %}
        {% endif %}
        {% if known[id] %} {{ return(known[id]) }} {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
