{#- Return a sentence when selected nodes would write a frozen table, or rows that they read from one: then they would
    carry the loss on. Tests, views and ephemeral models store no rows and pass. -#}
{% macro frozen_builds() %}
    {% set frozen = holdfast.frozen_tables(holdfast.protected_tables(), holdfast.frozen_records()) %}
    {% if not frozen %} {{ return([]) }} {% endif %}
    {% set known, stopped = holdfast.frozen_nodes(frozen), [] %}
    {% for node in graph.nodes.values() if node.unique_id in selected_resources and holdfast.node_stores_rows(node) %}
        {% set id = ([node.unique_id] + holdfast.tables_read(node, [])) | select('in', known) | first %}
        {% do stopped.append(node.resource_type ~ " '" ~ node.name ~ "' would "
            ~ ("write " if id == node.unique_id else "read ") ~ known[id]) if id %}
    {% endfor %}
    {% if not stopped %} {{ return([]) }} {% endif %}
    {% set others = " (and " ~ (stopped | length - 1) ~ " more nodes)" if stopped | length > 1 else "" %}
    {{ return(["Blocked: " ~ stopped[0] ~ others ~ ", but " ~ holdfast.freeze_text(frozen) ~ "; leave such nodes out"
        ~ " with --exclude, or end the freeze after the recovery: " ~ holdfast.operation_command('thaw')]) }}
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
