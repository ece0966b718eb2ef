{#- Return the names of the columns that the project's YAML declares for a table. -#}
{% macro declared_columns(table) %}
    {% for node in holdfast.nodes_with_tables() if node.schema == table.schema %}
        {% if (node.identifier or node.alias) == table.identifier %}
            {{ return(node.columns.keys() | list) }}
        {% endif %}
    {% endfor %}
    {{ return([]) }}
{% endmacro %}
