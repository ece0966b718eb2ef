{#- Return the names, in lower case, that several tables have: a model may have the name of a source table. -#}
{% macro shared_names() %}
    {% set seen, shared = {}, [] %}
    {% for node in holdfast.nodes_with_tables() %}
        {% do shared.append(node.name | lower) if seen.get(node.name | lower) %}
        {% do seen.update({node.name | lower: true}) %}
    {% endfor %}
    {{ return(shared) }}
{% endmacro %}
