{#- Look at what has the table's name, find the point, and plan an undrop; see undrop_plan(). The point is the sibling
    table under which an unfinished undrop left the old table, else the one that the arguments name. -#}
{% macro plan_undrop(table, state, options) %}
    {% set standing, dropped = options.standing, options.dropped %}
    {% if state and state.undropped and standing is none and not options.into %}
        {% set dropped, standing = none, state.undropped %}
    {% endif %}
    {% do holdfast.reject_merge_without_key(table) if not options.into and options.mode == 'merge' and not table.key
        and holdfast.exists(table) %}
    {% set point = holdfast.sibling_point(table, standing) if standing is not none
        else holdfast.dropped_point(table, dropped) %}
    {% set relations = holdfast.tables_of_schema(table) if holdfast.can_undrop(table) else [] %}
    {{ return(holdfast.undrop_plan(table, point, options.mode, options.into, relations, holdfast.undrop_stamp())) }}
{% endmacro %}
