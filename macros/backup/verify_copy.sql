{#- Read a backup again, all of it, and compare it with its manifest: {rows, hash, problem, faults, unmarked}. `problem`
    is none, or what is wrong with it; `faults` how its periods contradict each other, see period_faults(). What the
    read found goes into the manifest, by which all verbs judge a backup, see mark_verified(); `renew=false` writes only
    what changes that judgement. A hash of a kind that this engine cannot compute is replaced by one that it can. -#}
{% macro verify_copy(table, record, renew=true) %}
    {% set found = holdfast.read_copy(table, record) %}
    {#- Where that copy came from the second place, a mark in the first one alone would let it be fetched again. -#}
    {% do holdfast.verify_elsewhere(record) if found.unfetched or found.problem and record.get('fetched') %}
    {% if found.unfetched %} {{ return(dict(found, faults=none, unmarked=none)) }} {% endif %}
    {% set rehashed = not found.problem and found.hash != record.content_hash %}
    {% do record.update({'content_hash': found.hash}) if rehashed %}
    {% set copy = holdfast.reader(table, dict(record, kind='backup')) %}
    {% set faults = holdfast.period_faults(table, copy) if not found.problem else none %}
    {% set needed = renew or rehashed or found.problem or record.get('damaged') %}
    {{ return(dict(found, faults=faults,
        unmarked=holdfast.mark_verified(record, found.problem, faults) if needed else none)) }}
{% endmacro %}

{#- The same without a word in the manifest: {rows, hash, problem, read (the fingerprint), unfetched (true: the problem
    is that it could not be brought from the second place)}. -#}
{% macro read_copy(table, record) %}
    {% set unfetched = holdfast.fetch_copy(table, record) %}
    {% if unfetched %}
        {{ return({'rows': none, 'hash': none, 'problem': holdfast.reason_of_error(unfetched), 'read': none,
            'unfetched': true}) }}
    {% endif %}
    {% set copy = holdfast.reader(table, dict(record, kind='backup')) %}
    {% set found = holdfast.try_fingerprint(table, copy, record.columns, record.content_hash) %}
    {% do holdfast.refuse_missing_right(record, found.error) %}
    {% set problem = "it cannot be read (" ~ holdfast.reason_of_error(found.error) ~ ")" if found.error
        else holdfast.differs_from_record(found, record) %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'problem': problem, 'read': found, 'unfetched': false}) }}
{% endmacro %}
