{#- Where the table can be set back to: its version, or for a table without versions a backup that is taken now. -#}
{% macro safety_point(plan) %}
    {% if not plan.exists or plan.idle %} {{ return(none) }}
    {% elif plan.undo_version is not none %}
        {{ return({'kind': 'version', 'id': plan.undo_version, 'label': 'version ' ~ plan.undo_version}) }}
    {% endif %}
    {% set record = holdfast.take_backup(plan.table, holdfast.free_set_id('safety'), [plan.table],
        'before restore_table') %}
    {{ return(dict(record, kind='backup', label='backup ' ~ record.set)) }}
{% endmacro %}
