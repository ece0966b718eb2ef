{#- Return a copy for the health document: {id, set, kind, table, taken_at, version, rows, bytes, hash, verified_at,
    reason, pinned, condition, state}.

      kind        set (backup_all), single (backup_table) or safety (before a restore)
      condition   see condition_of_backup(); a good one that was not read since read_since() is unread
      state       the same as list_backups prints it

    record   see backups() -#}
{% macro health_of_backup(record) %}
    {% set condition = holdfast.condition_of_backup(record) %}
    {% set unread = condition == 'good' and holdfast.read_at(record) < holdfast.read_since() %}
    {{ return({'id': record.id, 'set': record.set_id, 'kind': record.set_id.split('_')[0], 'table': record.table,
        'taken_at': record.taken_at or none, 'version': holdfast.integer_or_none(record.get('version')),
        'rows': holdfast.integer_or_none(record.get('rows')), 'bytes': holdfast.integer_or_none(record.bytes),
        'hash': record.get('content_hash'), 'verified_at': record.verified_at, 'reason': record.get('reason'),
        'pinned': record.get('pinned', false), 'condition': 'unread' if unread else condition,
        'state': holdfast.state_of_backup(record)}) }}
{% endmacro %}
