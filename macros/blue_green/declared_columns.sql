{#- Return the names of the columns that the project's YAML declares for a table. -#}
{% macro declared_columns(table) %}
  {% for node in lakehouse.nodes_with_tables() if node.schema == table.schema and (node.identifier or node.alias) == table.identifier %}
    {{ return(node.columns.keys() | list) }}
  {% endfor %}
  {{ return([]) }}
{% endmacro %}
