{#- Return how a table is now, after an incident: {table, rows, hash, error, proof_rows, proof_hash, proof (in words),
    reference (the last good backup before), reference_rows, missing (keys of it that the table lacks)}. The table is
    read in full.

    restores   what recovery verbs did to it
    good       its last good backup before the incident, or none -#}
{% macro table_after(table, restores, good) %}
    {% set there, done = holdfast.exists(table), restores | selectattr('hash') | list %}
    {% set last = done | last if done else {} %}
    {% set now = holdfast.try_fingerprint(table, holdfast.reader(table),
        holdfast.columns_of(holdfast.reader(table)), last.get('hash')) if there else {'error': 'it does not exist'} %}
    {% if not last %} {% set proof = "no recovery verb verified it" %}
    {% elif now.error %} {% set proof = "verified then; now it cannot be read" %}
    {% elif now.hash == last.hash %} {% set proof = "unchanged since" %}
    {% elif holdfast.hash_kind_of(now.hash) != holdfast.hash_kind_of(last.hash) %}
        {% set proof = "verified then, by a hash of " ~ holdfast.hash_kind_of(last.hash)
            ~ " that cannot be compared now" %}
    {% else %} {% set proof = "written since" %}
    {% endif %}
    {{ return({'table': table.name, 'rows': now.get('rows'), 'hash': now.get('hash'), 'error': now.error,
        'proof_rows': last.get('rows_after'), 'proof_hash': last.get('hash'), 'proof': proof,
        'reference': "backup " ~ good.set ~ " of " ~ good.taken_at if good else none,
        'reference_rows': good.rows if good else none, 'missing': holdfast.count_missing_rows(table,
        dict(good, kind='backup')) if good else none}) }}
{% endmacro %}
