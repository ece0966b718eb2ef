{#- Take one verified backup: pin the version, copy it, read the copy and compare it with what was pinned, then write
    the manifest, which makes it complete. A streaming table, materialized view or view that stands where a table was is
    copied row by row, as it is now. Returns the manifest; see manifest_of().

    In the recovery log it is an entry of the verb that was asked for it, with the command that takes it again; `backup`
    when another verb takes it before it changes something.

    version   an older version to pin, instead of the current one -#}
{% macro take_backup(table, set_id, set_tables, reason=none, verb='backup', command=none, version=none) %}
    {% set started = lakehouse.now() %}
    {% set names = set_tables | map(attribute='name') | list %}
    {% set plan = lakehouse.plan_backup(table, set_id, names, reason, version) %}
    {% set entry = {'table_name': table.name, 'to_point': plan.id, 'detail': command} %}
    {% do lakehouse.log_verb(verb, 'started', entry) %}
    {% do lakehouse.run_steps(lakehouse.copy_steps(plan)) %}
    {% set copy = {'kind': 'backup', 'id': plan.id, 'columns': plan.content.columns} %}
    {% set copied = lakehouse.try_fingerprint(table, lakehouse.reader(table, copy), plan.content.columns) %}
    {% if copied.hash != plan.content.hash %}
        {% do lakehouse.log_verb(verb, 'failed', dict(entry, detail=copied.error or command)) %}
        {% do lakehouse.reject_copy(plan, copied) %}
    {% endif %}
    {% set verdict = lakehouse.judge_table(table, lakehouse.backups_of(table, lakehouse.backups()),
        lakehouse.loss_memory(), copy={'point': copy, 'version': plan.version, 'mark': plan.mark}) %}
    {% set record = lakehouse.manifest_of(plan, started, copied, lakehouse.suspicion(verdict, plan.security)) %}
    {% do lakehouse.record_backup(table, record) %}
    {% do lakehouse.log_verb(verb, 'done', dict(entry, rows_after=copied.rows, content_hash=copied.hash,
        seconds=lakehouse.seconds_since(started))) %}
    {{ return(record) }}
{% endmacro %}
