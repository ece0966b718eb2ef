{#- Return the protected tables that a run depends on: {table, type, readers}, in the order of their names.

      type      what exists now, see violations_of_node(); none: nothing
      readers   names of the selected nodes that read the table, through views or not; empty where one only builds it

    Only nodes that store rows count: a view shows what is there, and a test changes nothing. -#}
{% macro tables_of_run() %}
    {% set readers, found, shared = {}, [], holdfast.shared_names() %}
    {% for node in graph.nodes.values() if node.unique_id in selected_resources and holdfast.node_stores_rows(node) %}
        {% do readers.setdefault(node.unique_id, []) %}
        {% for parent in holdfast.tables_read(node, []) %}
            {% do readers.setdefault(parent, []).append(node.name) %}
        {% endfor %}
    {% endfor %}
    {% for node in holdfast.nodes_with_tables() if node.unique_id in readers and holdfast.is_protected(node) %}
        {% set table = holdfast.table_of(node, shared) %}
        {% set existing = adapter.get_relation(database=table.database, schema=table.schema,
            identifier=table.identifier) %}
        {% set type = "table" if existing and holdfast.shown_as_view(table)
            else (existing.type | string if existing else none) %}
        {% do found.append({"table": table, "type": type, "readers": readers[node.unique_id] | unique | list}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Return the ids of the nodes whose rows a node reads: its parents, and behind views and ephemeral models theirs. -#}
{% macro tables_read(node, seen) %}
    {% set found = [] %}
    {% for parent in (node.depends_on.nodes if node.depends_on else []) if parent not in seen %}
        {% do seen.append(parent) %}
        {% set other = graph.nodes.get(parent) %}
        {% do found.append(parent) %}
        {% do found.extend(holdfast.tables_read(other, seen)) if other and not holdfast.node_stores_rows(other) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
