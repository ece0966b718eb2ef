{#- Return why the rows of a copy are not those that its manifest recorded, or none.

    The hash in the manifest may be of a kind that another version of the engine made. Then the rows cannot be compared
    with it; the files of the copy are, with their checksums from the day when the hash was made.

    found    the fingerprint of the copy, which was read with recorded=record.content_hash
    record   id, rows and content_hash of the backup -#}
{% macro differs_from_record(found, record) %}
    {% if found.hash == record.content_hash %} {{ return(none) }} {% endif %}
    {% set kind, problem = holdfast.hash_kind_of(record.content_hash), none %}
    {% if kind != holdfast.hash_kind_of(found.hash) %}
        {% set changed = holdfast.changed_files(record).changed %}
        {% if not changed and found.rows == record.rows %} {{ return(none) }} {% endif %}
        {% set problem = "; the recorded hash is of " ~ kind ~ (", and " ~ changed if changed else "") %}
    {% endif %}
    {{ return(found.rows ~ " rows with hash " ~ found.hash ~ " instead of " ~ record.rows ~ " with hash "
        ~ record.content_hash ~ (problem or "")) }}
{% endmacro %}
