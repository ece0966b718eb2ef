{#- The steps that restore a backup of a table beside the live one; the check compares the two copies.

    has_schema   the schema of the drill is there; false where that was not read -#}
{% macro drill_steps(table, point, has_schema=false) %}
    {% set request = {'table': holdfast.scratch_table(table), 'source': table, 'point': point, 'mode': 'replace',
        'prefer': 'live'} %}
    {% set facts = dict(holdfast.assumed_restore_facts(exists=false), has_schema=has_schema) %}
    {{ return(holdfast.restore_steps(holdfast.restore_plan(request, facts))) }}
{% endmacro %}
