{#- The columns of two sides matched by name: those of the table now in their order, then those that only the point has.
    In merge mode both kinds are kept, and a type of the point must fit into the table's: see refusal_of_types().
    In replace mode the point's columns are the table's. Names that differ in case only are one column, as in all
    engines; it is `recased`, and has the name that the table has. -#}
{% macro match_columns(live, point) %}
    {% set live_types, then_by_name, matched = {}, {}, [] %}
    {% for column in live %} {% do live_types.update({column.name | lower: column.type}) %} {% endfor %}
    {% for column in point %} {% do then_by_name.update({column.name | lower: column}) %} {% endfor %}
    {% set added = [] %}
    {% for column in point if column.name | lower not in live_types %} {% do added.append(column) %} {% endfor %}
    {% for column in live + added %}
        {% set then, now = then_by_name.get(column.name | lower), live_types.get(column.name | lower) %}
        {% do matched.append({'name': column.name, 'type': now or then.type, 'point_type': then.type if then else none,
            'in_live': now is not none, 'in_point': then is not none,
            'recased': then is not none and then.name != column.name}) %}
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
