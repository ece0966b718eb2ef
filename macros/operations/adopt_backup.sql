{#- Write the manifest of a backup again, from its rows. -#}
{% macro adopt_backup(table=none, backup=none, output='text') %}
    {% do holdfast.reject_unknown('adopt_backup', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set started, table, all_backups = holdfast.now(), holdfast.find_table(table), holdfast.backups() %}
    {% set record = holdfast.find_unrecorded(table, holdfast.identifier('backup', backup), all_backups) %}
    {% set command = holdfast.adopt_command(table, record) %}
    {% set entry = {'table_name': table.name, 'from_point': record.id, 'detail': command} %}
    {% do holdfast.log_verb('adopt_backup', 'started', entry) %}
    {% set adopted = holdfast.adopted_manifest(table, record, all_backups) %}
    {% set manifest = adopted.manifest %}
    {% set problem = record.id ~ " " ~ adopted.error ~ ", so it cannot be adopted; other recovery paths: "
        ~ holdfast.operation_command('recovery_plan', {'table': table.name}) if adopted.error
        else holdfast.record_backup(table, manifest) %}
    {% if problem %}
        {% do holdfast.log_end('adopt_backup', 'failed', dict(entry, detail=problem)) %} {% do holdfast.fail(problem) %}
    {% endif %}
    {% do holdfast.log_end('adopt_backup', 'done', dict(entry, rows_after=manifest.rows,
        content_hash=manifest.content_hash, seconds=holdfast.seconds_since(started))) %}
    {% if output == 'json' %} {% do print(tojson(manifest)) %}
    {% else %}
        {% do print("Adopted: " ~ record.id ~ " holds " ~ '{:,}'.format(manifest.rows) ~ " rows, hash "
            ~ manifest.content_hash ~ (", and is suspect: " ~ manifest.suspect if manifest.suspect else "") ~ ".") %}
    {% endif %}
{% endmacro %}
