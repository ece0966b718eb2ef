{#- Where the table can be set back to: its version, or for a table without versions a backup that is taken now. -#}
{% macro safety_point(plan) %}
  {% if not plan.exists or not plan.statements %}
    {{ return(none) }}
  {% elif plan.undo_version is not none %}
    {{ return({'kind': 'version', 'id': plan.undo_version, 'label': 'version ' ~ plan.undo_version}) }}
  {% endif %}
  {% set record = lakehouse.take_backup(plan.table, lakehouse.free_set_id('safety'), [plan.table],
      'before restore_table') %}
  {{ return(dict(record, kind='backup', label='backup ' ~ record.set)) }}
{% endmacro %}

{#- The same for printed SQL: the steps before a change that make it possible to undo it. -#}
{% macro safety_steps(plan) %}
  {% set table, version = plan.table, lakehouse.current_version_sql(plan.table) %}
  {% if not plan.exists %}
    {{ return([]) }}
  {% elif not version %}
    {{ return(lakehouse.backup_steps(table, lakehouse.new_set_id('safety'), [table.name], 'before restore_table')) }}
  {% endif %}
  {% set undo = lakehouse.replace_by_point_sql(table, {'point': {'kind': 'version', 'id': 'VERSION'},
      'note': 'undo'}) %}
  {{ return([lakehouse.look("Remember this version. With it in place of VERSION, this undoes what follows: "
      ~ undo | replace("\n", " "), version)]) }}
{% endmacro %}
