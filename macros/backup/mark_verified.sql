{#- Write into the manifest what a read found: `damaged`, when and what, and no `verified_at` any more, so that nothing
    counts it as good; or, after a good read, a new `verified_at`. Periods that contradict each other make it suspect,
    unless trust_backup accepted it. Returns a sentence when the manifest cannot be written, else none. -#}
{% macro mark_verified(record, problem, faults=none) %}
    {% set now = holdfast.time_text(holdfast.now()) %}
    {% set damaged = "read at " ~ now ~ " UTC: " ~ problem if problem else none %}
    {% set marks = {'damaged': damaged, 'verified_at': none if problem else now} %}
    {% do marks.update({'suspect': holdfast.suspicion_of_faults(faults)})
        if faults and not record.suspect and not record.get('trusted_at') %}
    {% set table = holdfast.copied_table(record) %}
    {% set error = holdfast.try_record_backup(table, holdfast.manifest_with(record, marks)) %}
    {% if not error %} {% do record.update(marks) %} {{ return(none) }} {% endif %}
    {{ return("what was found could not be written into the manifest of " ~ record.id ~ " ("
        ~ holdfast.reason_of_error(error) ~ "), so it "
        ~ ("still counts as good" if problem else "says what it said before")) }}
{% endmacro %}
