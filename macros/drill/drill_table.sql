{#- Restore one table beside the live one, read it and compare it with the manifest: {table, rows, hash, seconds,
    error}. -#}
{% macro drill_table(table, record) %}
    {% set started, scratch = holdfast.now(), holdfast.scratch_table(table) %}
    {% set answer = {'table': table.name, 'rows': none, 'hash': none, 'error': holdfast.fetch_copy(table, record)
        or holdfast.backup_damage(record)} %}
    {% set steps = holdfast.drill_steps(table, record, holdfast.schema_exists(scratch, scratch.schema)) %}
    {% for statement in holdfast.statements_of(steps) if not answer.error %}
        {% set error = holdfast.try_execute(statement) %}
        {% do answer.update({'error': holdfast.missing_right(error) or error}) %}
    {% endfor %}
    {% if not answer.error %}
        {% set found = holdfast.try_fingerprint(scratch, holdfast.reader(scratch), record.columns,
            record.content_hash) %}
        {% do answer.update({'rows': found.rows, 'hash': found.hash, 'error': found.error}) %}
        {% set recorded = holdfast.comparable_record(table, record, found) %}
        {% if not found.error and found.hash != recorded.content_hash %}
            {% do answer.update({'error': recorded.error or "it holds " ~ found.rows ~ " rows with hash " ~ found.hash
                ~ " and not the " ~ record.rows ~ " with hash " ~ record.content_hash ~ " of the manifest"}) %}
        {% endif %}
    {% endif %}
    {% do answer.update({'seconds': holdfast.seconds_since(started)}) %}
    {% do answer.update({'error': table.name ~ ": " ~ answer.error}) if answer.error %}
    {{ return(answer) }}
{% endmacro %}

{#- Return {content_hash, error}: what the manifest recorded. Where that cannot be compared with what was found, because
    another version of the engine made it, the backup is read again. -#}
{% macro comparable_record(table, record, found) %}
    {% if found.error or holdfast.hash_kind_of(found.hash) == holdfast.hash_kind_of(record.content_hash) %}
        {{ return({'content_hash': record.content_hash, 'error': none}) }}
    {% endif %}
    {% set read = holdfast.read_copy(table, record) %}
    {{ return({'content_hash': none if read.problem else read.hash, 'error': read.problem}) }}
{% endmacro %}
