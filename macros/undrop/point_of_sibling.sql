{#- A sibling table as a point. -#}
{% macro point_of_sibling(sibling) %}
    {{ return({'kind': 'table', 'id': sibling.sql, 'name': sibling.identifier, 'label': 'table ' ~ sibling.identifier,
        'sibling': sibling}) }}
{% endmacro %}
