{#- Return a protected table for the health document:

      name, resource, key, reload    see tables()
      status                         the worst that doctor says of it
      exists, error, rows            see table_facts()
      missing                        how many keys (rows, without a key) it lacks against its last good point; none
                                     where that cannot be told
      loss                           see judge_table(), or none
      has_history, listed            it has versions; how many its log lists
      versions                       the newest, newest first: {version, at, operation, user, note, rows, fell_by,
                                     on_purpose (as far as the commit says so), unreadable}
      oldest                         the oldest version that was read in full: {version, at}, or none
      retention                      {days, log, files}, or none
      good                           its last good backup: {set, taken_at, verified_at, rows}, or none
      current                        that one is young, or holds what the table holds
      feeds, built                   what depends on it: see dependents() and built_since_loss()

    fact       see table_facts()
    known      what the log remembers of it, see loss_memory()
    findings   all that doctor found
    limit      how many versions -#}
{% macro health_of_table(fact, known, findings, limit) %}
    {% set table, versions, feeds, good, oldest = fact.table, [], [], fact.good, fact.oldest %}
    {% for version in holdfast.newest_versions(table, fact.versions, limit) %}
        {% do versions.append(holdfast.health_of_version(version, known)) %}
    {% endfor %}
    {% for each in fact.feeds %} {% do feeds.append({'resource': each.resource, 'name': each.name}) %} {% endfor %}
    {% set judged = fact.exists and not fact.error and not fact.damage %}
    {% set problem = fact.error or (fact.damage.problem if fact.damage else none) %}
    {{ return({'name': table.name, 'resource': table.resource, 'key': table.key, 'reload': table.reload,
        'status': holdfast.worst_status(findings | selectattr('table', 'equalto', table.name) | list),
        'exists': fact.exists, 'error': problem, 'rows': holdfast.integer_or_none(fact.rows) if judged else none,
        'missing': (fact.loss.missing if fact.loss else 0) if judged and not fact.uncompared else none,
        'loss': fact.loss,
        'has_history': fact.has_history, 'listed': fact.versions | length, 'versions': versions,
        'oldest': {'version': oldest.version | int, 'at': oldest.committed_at[:19]} if oldest else none,
        'retention': fact.retention, 'good': {'set': good.set, 'taken_at': good.taken_at,
        'verified_at': good.verified_at, 'rows': good.rows} if good else none, 'current': fact.current,
        'feeds': feeds, 'built': fact.built}) }}
{% endmacro %}

{% macro health_of_version(version, known) %}
    {% set removes = holdfast.removed_on_purpose(version, known) %}
    {% set fell_by = holdfast.integer_or_none(version.fell_by) %}
    {{ return({'version': version.version | int, 'at': version.committed_at[:19], 'operation': version.operation,
        'user': version.get('user'), 'note': version.note, 'rows': holdfast.integer_or_none(version.rows),
        'fell_by': fell_by, 'on_purpose': fell_by is not none and removes is not none and fell_by <= removes,
        'unreadable': version.unreadable}) }}
{% endmacro %}
