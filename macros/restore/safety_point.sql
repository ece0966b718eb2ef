{#- Where the table can be set back to: its version, or for a table without versions a backup that is taken now. Or
    {refusal}: why that backup cannot be taken. -#}
{% macro safety_point(plan) %}
    {% if not plan.exists or plan.idle %} {{ return(none) }}
    {% elif plan.undo_version is not none %}
        {{ return({'kind': 'version', 'id': plan.undo_version, 'label': 'version ' ~ plan.undo_version}) }}
    {% endif %}
    {% set taken = holdfast.try_backup(plan.table, holdfast.free_set_id('safety'), [plan.table],
        'before restore_table') %}
    {% if taken.problem %} {{ return({'refusal': taken.problem}) }} {% endif %}
    {{ return(dict(taken.record, kind='backup', label='backup ' ~ taken.record.set)) }}
{% endmacro %}
