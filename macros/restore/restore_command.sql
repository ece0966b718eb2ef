{#- The command that executes a plan: the recovery log keeps it, so that an interrupted restore can be finished.
    Another verb puts its own into the plan, as `command`. -#}
{% macro restore_command(plan) %}
    {% if plan.get('command') %} {{ return(plan.command) }} {% endif %}
    {% set point = plan.point %}
    {% if point.kind == 'salvaged' %}
        {{ return(holdfast.operation_command('restore_table', {'table': plan.source.name, 'auto': true})) }}
    {% endif %}
    {% set argument = 'backup' if point.get('quarantined') else point.kind %}
    {{ return(holdfast.operation_command('restore_table',
        {'table': plan.source.name, argument: point.id if point.kind == 'version' else point.get('set') or point.id,
        'mode': plan.mode, 'prefer': plan.prefer if plan.prefer != 'live' else none, 'into': plan.table.identifier
        if plan.table.sql != plan.source.sql else none})) }}
{% endmacro %}
