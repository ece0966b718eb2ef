{#- The manifest of a backup, which lies inside it:

      id, set, set_tables   which backup, of which set, and the names of all tables that the set is to hold
      table, schema, identifier, resource
      sequence              the number of the set in the order of taking, which no clock changes; none for one that was
                            taken by hand
      taken_at, verified_at UTC; `damaged` instead of the second: when and what a later read found, see mark_verified()
      version, rows, content_hash, columns      what was copied
      trusted_at                                when trust_backup was told that its missing rows went on purpose
      reason, suspect, pinned                   why it was taken; why it is not trusted; never to be pruned
      mark                                      the state that was copied, see state_of(); none where it has none
      metadata                                  what the catalog keeps beside the data, see table_metadata(); written by
                                                record_backup()

    plan      see plan_backup()
    taken_at  an aware datetime
    copied    the fingerprint of the copy; without a hash it was not read, and is not verified
    suspect   why it is not to be trusted, or none -#}
{% macro manifest_of(plan, taken_at, copied, suspect) %}
    {% set table = plan.table %}
    {{ return({'id': plan.id, 'set': plan.set, 'set_tables': plan.set_tables, 'table': table.name,
        'schema': table.schema, 'identifier': table.identifier, 'resource': table.resource,
        'sequence': plan.sequence, 'taken_at': holdfast.time_text(taken_at), 'version': plan.version,
        'rows': copied.rows, 'content_hash': copied.hash, 'columns': copied.columns, 'reason': plan.reason,
        'verified_at': holdfast.time_text(holdfast.now()) if copied.hash else none, 'suspect': suspect,
        'pinned': false, 'mark': plan.mark}) }}
{% endmacro %}
