{#- Read a backup whose manifest is lost or damaged, all of it, and write a manifest again. It says that the backup was
    adopted, and when: the rows were counted and hashed now, and compared with nothing. From then on it is a backup
    like others. -#}
{% macro adopt_backup(table=none, backup=none, output='text') %}
    {% do lakehouse.reject_unknown('adopt_backup', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set started, table, all_backups = lakehouse.now(), lakehouse.find_table(table), lakehouse.backups() %}
    {% set record = lakehouse.find_unrecorded(table, lakehouse.identifier('backup', backup), all_backups) %}
    {% set command = lakehouse.adopt_command(table, record) %}
    {% set entry = {'table_name': table.name, 'from_point': record.id, 'detail': command} %}
    {% do lakehouse.log_verb('adopt_backup', 'started', entry) %}
    {% set adopted = lakehouse.adopted_manifest(table, record, all_backups) %}
    {% set manifest = adopted.manifest %}
    {% set problem = record.id ~ " cannot be read (" ~ adopted.error | string | trim | truncate(300, true, '...')
        ~ "), so it cannot be adopted; other recovery paths: "
        ~ lakehouse.operation_command('recovery_plan', {'table': table.name}) if adopted.error
        else lakehouse.record_backup(table, manifest) %}
    {% if problem %}
        {% do lakehouse.log_verb('adopt_backup', 'failed', dict(entry, detail=problem)) %}
        {% do lakehouse.fail(problem) %}
    {% endif %}
    {% do lakehouse.log_verb('adopt_backup', 'done', dict(entry, rows_after=manifest.rows,
        content_hash=manifest.content_hash, seconds=lakehouse.seconds_since(started))) %}
    {% if output == 'json' %} {% do print(tojson(manifest)) %}
    {% else %}
        {% do print("Adopted: " ~ record.id ~ " holds " ~ '{:,}'.format(manifest.rows) ~ " rows, hash "
            ~ manifest.content_hash ~ (", and is suspect: " ~ manifest.suspect if manifest.suspect else "") ~ ".") %}
    {% endif %}
{% endmacro %}
