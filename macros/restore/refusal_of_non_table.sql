{#- Why nothing is restored over a streaming table, materialized view or view; none for a table. undrop_table replaces
    the first two, and keeps and merges their rows. A view has no rows that could be lost: it only has to go. -#}
{% macro refusal_of_non_table(request) %}
    {% set table, point, kind = request.source, request.point, holdfast.non_table_type(request.table) %}
    {% if not kind %} {{ return(none) }} {% endif %}
    {% set refusal = request.table.identifier ~ " is a " ~ kind ~ " now, which cannot be restored over; " %}
    {% if kind in ['view', 'metric view'] %}
        {{ return(refusal ~ "rename or drop the view, then repeat the command.") }}
    {% endif %}
    {% set sibling = table.identifier ~ '__undropped_' ~ holdfast.undrop_stamp() %}
    {% set id = point.id if point.kind == 'version' else point.get('set') or point.id %}
    {% set beside = {'table': table.name, point.kind: id, 'into': sibling} %}
    {% set take_its_place = {'table': table.name, 'standing': sibling, 'mode': request.mode if request.mode != 'merge'
        else none, 'prefer': request.prefer if request.prefer != 'live' else none} %}
    {% set dropped = holdfast.operation_command('undrop_table', {'table': table.name})
        if holdfast.dropped_tables(table) %}
    {{ return(refusal ~ ("bring the dropped table back: " ~ dropped ~ ", or " if dropped else "")
        ~ "restore beside it: " ~ holdfast.operation_command('restore_table', beside)
        ~ ", then let that take its place, with the rows of now kept and merged: "
        ~ holdfast.operation_command('undrop_table', take_its_place)) }}
{% endmacro %}
