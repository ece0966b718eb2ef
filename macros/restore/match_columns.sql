{#- The columns of two sides matched by name: those of the table now in their order, then those that only the point has.
    In merge mode both kinds are kept, and a type of the point must fit into the table's; what does not is refused.
    In replace mode the point's columns are the table's. -#}
{% macro match_columns(live, point, table, mode, exists) %}
    {% set live_types, point_types, matched = {}, {}, [] %}
    {% for column in live %} {% do live_types.update({column.name: column.type}) %} {% endfor %}
    {% for column in point %} {% do point_types.update({column.name: column.type}) %} {% endfor %}
    {% for column in live + (point | rejectattr('name', 'in', live_types) | list) %}
        {% set then, now = point_types.get(column.name), live_types.get(column.name) %}
        {% if exists and mode == 'merge' and then and now and not holdfast.fits_into(then, now) %}
            {% do holdfast.fail("Column " ~ column.name ~ " of " ~ table.name ~ " is " ~ now ~ " now and was " ~ then
                ~ " at the point; its values may not fit. Restore beside it with into: NAME, or say mode: replace.") %}
        {% endif %}
        {% do matched.append({'name': column.name, 'type': now or then, 'point_type': then, 'in_live': now is not none,
            'in_point': then is not none}) %}
    {% endfor %}
    {{ return(matched) }}
{% endmacro %}
