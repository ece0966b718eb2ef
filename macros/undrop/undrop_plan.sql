{#- What an undrop will do; it looks at nothing. Returns a dictionary:

      table, point, into
      old         the table that comes back, where it is before it takes its place: under the table's own name when that
                  is free
      successor   the table that has the name now, if it is to give it up; type: what the catalog calls it
      kept        where the successor's rows are kept; kept_as: that name, or none
      first       true: the successor goes before the undrop, because it has the name and cannot be renamed; or because
                  the caller allows it, for fewer steps
      taken       another relation has the name that the dropped table will get back
      merges      the successor's rows are merged into the old table

    relations   the schema's relations: a list of {name, type}
    point       see dropped_point() and sibling_point()
    stamp       see undrop_stamp()
    first       true: the successor may go first -#}
{% macro undrop_plan(table, point, mode, into, relations, stamp, first=false) %}
    {% set type, is_dropped = holdfast.type_among(relations, table.identifier), point.kind == 'dropped' %}
    {% set type_of_name = holdfast.type_among(relations, point.name) if is_dropped else none %}
    {% set fixed = holdfast.cannot_be_renamed(type_of_name) %}
    {% if fixed and into %}
        {% do holdfast.fail(point.name ~ " is a " ~ type_of_name | lower | replace('_', ' ')
            ~ " now, which cannot be renamed, so that the dropped table cannot get its name back for a moment; "
            ~ "omit into; the current rows are then kept under another name.") %}
    {% endif %}
    {% set gives_way = type is not none and not into %}
    {% set first = fixed or (first and gives_way) %}
    {% set own_name = table.identifier if first or type is none else none %}
    {% set name = into or own_name or (table.identifier ~ '__undropped_' ~ stamp if is_dropped else point.name) %}
    {% set kept_as = table.identifier ~ '__replaced_' ~ stamp %}
    {{ return({'table': table, 'point': point, 'into': into, 'type': type, 'first': first,
        'old': holdfast.sibling_table(table, name), 'kept': holdfast.sibling_table(table, kept_as), 'successor': table
        if gives_way else none, 'kept_as': kept_as if gives_way else none, 'taken': type_of_name is not none
        and not first, 'merges': gives_way and mode == 'merge'}) }}
{% endmacro %}
