{#- Return how the columns of an old and a new table match:

      shared      {name, type (of the new table), old_type}: columns of both that can hold the old values
      lost        columns that are gone or too narrow, with the reason
      added       names that only the new table has
      new_names   all names of the new table -#}
{% macro match_deployment_columns(old_columns, new_columns) %}
    {% set new_types, shared, lost = {}, [], [] %}
    {% for column in new_columns %} {% do new_types.update({column.name: column.type}) %} {% endfor %}
    {% for column in old_columns %}
        {% set type = new_types.get(column.name) %}
        {% if type is none %} {% do lost.append(column.name ~ " (gone)") %}
        {% elif not holdfast.fits_into(column.type, type) %}
            {% do lost.append(column.name ~ " (" ~ column.type ~ " to " ~ type ~ ")") %}
        {% else %} {% do shared.append({"name": column.name, "type": type, "old_type": column.type}) %}
        {% endif %}
    {% endfor %}
    {% set added = new_types.keys() | reject("in", old_columns | map(attribute="name") | list) | list %}
    {{ return({"shared": shared, "lost": lost, "added": added, "new_names": new_types.keys() | list}) }}
{% endmacro %}
