{#- The columns of two sides matched by name: those of the table now in their order, then those that only the point has.
    In merge mode both kinds are kept, and a type of the point must fit into the table's: see refusal_of_types().
    In replace mode the point's columns are the table's. -#}
{% macro match_columns(live, point) %}
    {% set live_types, point_types, matched = {}, {}, [] %}
    {% for column in live %} {% do live_types.update({column.name: column.type}) %} {% endfor %}
    {% for column in point %} {% do point_types.update({column.name: column.type}) %} {% endfor %}
    {% for column in live + (point | rejectattr('name', 'in', live_types) | list) %}
        {% set then, now = point_types.get(column.name), live_types.get(column.name) %}
        {% do matched.append({'name': column.name, 'type': now or then, 'point_type': then, 'in_live': now is not none,
            'in_point': then is not none}) %}
    {% endfor %}
    {{ return(matched) }}
{% endmacro %}

{#- Why a merge cannot keep every value, or none: a type of the point does not fit into the table's. -#}
{% macro refusal_of_types(table, columns) %}
    {% for column in columns if column.in_live and column.in_point and not holdfast.fits_into(column.point_type,
        column.type) %}
        {{ return("Column " ~ column.name ~ " of " ~ table.name ~ " is " ~ column.type ~ " now and was "
            ~ column.point_type ~ " at the point; its values may not fit. Restore beside it with into: NAME, or say "
            ~ "mode: replace.") }}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
