{#-
  A backup that holds exactly what the table holds, read again now: {rows, backup}; taken when there is none.
-#}
{% macro exact_backup(table, kind, dry_run, reason) %}
  {% set now = lakehouse.fingerprint(table, lakehouse.reader(table)) %}
  {% set held = lakehouse.backups() | selectattr('table', 'equalto', table.name) | selectattr('verified_at')
      | selectattr('content_hash', 'equalto', now.hash) | first | default(none) %}
  {% if held and lakehouse.try_fingerprint(table, lakehouse.reader(table, {'kind': 'backup', 'id': held.id}), held.columns).hash != now.hash %}
    {% set held = none %}
  {% endif %}
  {% if not held and dry_run %}
    {{ return({'rows': now.rows, 'backup': 'will be taken'}) }}
  {% endif %}
  {% set held = held or lakehouse.take_backup(table, lakehouse.free_set_id(kind), [table], reason) %}
  {{ return({'rows': now.rows, 'backup': held.id}) }}
{% endmacro %}
