{#- Return a sentence for each table of the project whose name dbt drops when it builds another one; see
    reserved_endings(). -#}
{% macro reserved_names() %}
    {% set found = [] %}
    {% for node in holdfast.nodes_with_tables() if holdfast.leftover_of(node.identifier or node.alias) %}
        {% do found.append("Blocked: " ~ node.resource_type ~ " '" ~ (node.identifier or node.alias)
            ~ "' has a suffix that dbt drops by name; rename it.") %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
