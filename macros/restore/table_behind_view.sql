{#- Return what brings a table back whose name a view has taken, so that its rows lie elsewhere: {what, command}, see
    what_remembers(). None for a table, where the project makes a view of it, and where nothing remembers a table: a
    backup of a source table without a version may be that of a view.

    type   what exists now, as dbt or the catalog calls it; or none -#}
{% macro table_behind_view(table, type, all_backups) %}
    {% set type = (type or "") | lower | replace("_", " ") %}
    {% set node = graph.nodes.get(table.node) if table.node else none %}
    {% if type not in ["view", "metric view"] or (node and node.config.materialized == "view") %}
        {{ return(none) }}
    {% endif %}
    {% set copied = holdfast.backups_of(table, all_backups) | map(attribute="version") | reject("none") | list %}
    {{ return(holdfast.what_remembers(table, all_backups) if table.resource != "source" or copied else none) }}
{% endmacro %}
