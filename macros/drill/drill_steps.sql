{#- The steps that restore a backup of a table beside the live one; the check compares the two copies. -#}
{% macro drill_steps(table, point) %}
    {% set request = {'table': lakehouse.scratch_table(table), 'source': table, 'point': point, 'mode': 'replace',
        'prefer': 'live'} %}
    {{ return(lakehouse.restore_steps(lakehouse.restore_plan(request,
        lakehouse.assumed_restore_facts(exists=false)))) }}
{% endmacro %}
