{#- Take one verified backup: pin the version, copy it, read the copy and compare it with what was pinned, then write
    the manifest, which makes it complete. A streaming table, materialized view or view that stands where a table was is
    copied row by row, as it is now. Returns the manifest; see manifest_of(). Refused when it does not succeed.

    In the recovery log it is an entry of the verb that was asked for it, with the command that takes it again; `backup`
    when another verb takes it before it changes something.

    version   an older version to pin, instead of the current one -#}
{% macro take_backup(table, set_id, set_tables, reason=none, verb='backup', command=none, version=none) %}
    {% set taken = holdfast.try_backup(table, set_id, set_tables, reason, verb, command, version) %}
    {% do holdfast.fail(taken.problem) if taken.problem %}
    {{ return(taken.record) }}
{% endmacro %}

{#- The same where the trouble of one table must not stop the others: {record, problem}, one of them none. `problem` is
    the sentence of the refusal.

    known   {backups, memory, journal}: backups() and loss_memory() from before the set was begun; read where they are
            none. The entries of the recovery log are added to the journal, which is written at the end of the set -#}
{% macro try_backup(
    table, set_id, set_tables, reason=none, verb='backup', command=none, version=none, known=none
) %}
    {% set started = holdfast.now() %}
    {% set names = set_tables | map(attribute='name') | list %}
    {% set plan = holdfast.plan_backup(table, set_id, names, reason, version) %}
    {% set all_backups = known.backups if known else holdfast.backups() %}
    {% do plan.update({'sequence': holdfast.sequence_of(set_id, all_backups)}) %}
    {% set entry = {'table_name': table.name, 'to_point': plan.id, 'detail': command} %}
    {% do holdfast.log_backup(known, verb, 'started', entry) %}
    {% set problem = holdfast.problem_of_source(plan) %}
    {% set copied = none if problem else holdfast.copy_and_read(plan) %}
    {% set problem = problem or holdfast.problem_of_copy(plan, copied) %}
    {% if not problem %}
        {% set point = {'kind': 'backup', 'id': plan.id, 'columns': plan.content.columns} %}
        {% set copy = {'point': point, 'version': plan.version, 'mark': plan.mark} %}
        {% set records = holdfast.backups_of(table, all_backups) %}
        {% set verdict = holdfast.judge_table(table, records, known.memory if known else holdfast.loss_memory(),
            copy=copy) %}
        {#- The loss may have been accepted since the set was begun. -#}
        {% set verdict = holdfast.judge_table(table, records, holdfast.loss_memory(), copy=copy)
            if known and verdict.loss else verdict %}
        {% set faults = holdfast.period_faults(table, holdfast.reader(table, point)) %}
        {% set suspect = holdfast.suspicion(verdict, plan.security, faults) %}
        {% set record = holdfast.manifest_of(plan, started, copied, suspect) %}
        {% set problem = holdfast.record_backup(table, record) %}
    {% endif %}
    {% if problem %}
        {% do holdfast.log_backup(known, verb, 'failed', dict(entry, detail=problem)) %}
        {{ return({'record': none, 'problem': problem}) }}
    {% endif %}
    {% do holdfast.log_backup(known, verb, 'done', dict(entry, rows_after=copied.rows, content_hash=copied.hash,
        seconds=holdfast.seconds_since(started))) %}
    {{ return({'record': record, 'problem': none}) }}
{% endmacro %}

{#- Write an entry of a backup into the recovery log; or into the journal of its set, which is one commit. -#}
{% macro log_backup(known, verb, state, entry) %}
    {% if known %} {% do known.journal.append(holdfast.log_row(verb, state, entry)) %}
    {% elif state == 'started' %} {% do holdfast.log_verb(verb, state, entry) %}
    {% else %} {% do holdfast.log_end(verb, state, entry) %}
    {% endif %}
{% endmacro %}

{#- Copy what was planned, and read the copy: its fingerprint. `unwritten`: it is the copying that failed. Where the
    table was not read before, it is read after a failure, as `source`: is it the table that is damaged? Then the copy
    is deleted. -#}
{% macro copy_and_read(plan) %}
    {% set errors, columns = [], plan.content.columns %}
    {% for statement in holdfast.statements_of(holdfast.copy_steps(plan)) if not errors %}
        {% set error = holdfast.try_execute(statement) %} {% do errors.append(error) if error %}
    {% endfor %}
    {% set copy = holdfast.reader(plan.table, {'kind': 'backup', 'id': plan.id, 'columns': columns}) %}
    {% set copied = {'error': errors[0], 'unwritten': true} if errors
        else holdfast.try_fingerprint(plan.table, copy, columns) %}
    {% if copied.error and not plan.content.hash %}
        {% do copied.update({'source': holdfast.try_fingerprint(plan.table, plan.source, columns)}) %}
        {% do holdfast.discard_copy(plan.id) if copied.source.error and not copied.get('unwritten') %}
    {% endif %}
    {{ return(copied) }}
{% endmacro %}
