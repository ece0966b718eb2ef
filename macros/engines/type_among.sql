{#- The type in a list of {name, type} of the relation of that name; none if there is none. -#}
{% macro type_among(relations, name) %}
    {% for relation in relations if relation.name | lower == name | lower %}  {# the catalog keeps lower case #}
        {{ return(relation.type) }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
