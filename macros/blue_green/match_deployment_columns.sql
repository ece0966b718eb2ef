{#- Return how the columns of an old and a new table match, by match_columns(); each has the name of the new table:

      shared   {name, type (of the new table), old_type}: columns of both that can hold the old values
      lost     columns that are gone or too narrow, with the reason
      added    names that only the new table has -#}
{% macro match_deployment_columns(old_columns, new_columns) %}
    {% set shared, lost, added = [], [], [] %}
    {% for column in holdfast.match_columns(new_columns, old_columns) %}
        {% if not column.in_live %} {% do lost.append(column.name ~ " (gone)") %}
        {% elif not column.in_point %} {% do added.append(column.name) %}
        {% elif not holdfast.fits_into(column.point_type, column.type) %}
            {% do lost.append(column.name ~ " (" ~ column.point_type ~ " to " ~ column.type ~ ")") %}
        {% else %} {% do shared.append({"name": column.name, "type": column.type, "old_type": column.point_type}) %}
        {% endif %}
    {% endfor %}
    {{ return({"shared": shared, "lost": lost, "added": added}) }}
{% endmacro %}
