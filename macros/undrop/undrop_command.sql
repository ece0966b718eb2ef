{#- The command that executes an undrop: the recovery log keeps it, with the point that was found. -#}
{% macro undrop_command(table, options, point=none) %}
    {% set named = point is not none %}
    {{ return(holdfast.operation_command('undrop_table',
        {'table': table.name, 'dropped': point.id if named and point.kind == 'dropped' else none, 'standing': point.name
        if named and point.kind == 'table' else none, 'mode': options.mode, 'prefer': options.prefer
        if options.prefer != 'live' else none, 'into': options.into if named else none})) }}
{% endmacro %}
