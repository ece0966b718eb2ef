{#- Execute a plan and prove it: the rows that are expected are read before, the table after. When they differ, the
    table goes back to what it was and the verb fails; but not when another commit came in between (not every writer
    takes the lock, and a warehouse has none), because going back would take its rows away. A damaged table first gives
    way to its sound files. Returns {rows, hash, seconds, faults, undo, lost_rights}. -#}
{% macro execute_restore(plan, verb, started) %}
    {{ return(holdfast.unless_refused(holdfast.try_execute_restore(plan, verb, started))) }}
{% endmacro %}

{#- The same, or {refusal}: why the table was not restored, in a sentence. The recovery log has it as failed then. -#}
{% macro try_execute_restore(plan, verb, started) %}
    {% set table = plan.table %}
    {% set entry = {'table_name': table.name, 'from_point': plan.point.label, 'rows_before': plan.counts.rows_now,
        'to_point': table.schema ~ '.' ~ table.identifier, 'detail': holdfast.restore_command(plan)} %}
    {% do holdfast.log_verb(verb, 'started', entry) %}
    {% set ready = holdfast.prepare_restore(plan) %}
    {% set steps = [] if ready.error or plan.idle else holdfast.restore_steps(plan, ready.expected) %}
    {% set failed = ready if ready.error else holdfast.try_steps(steps) %}
    {% set found = {'error': failed.error} if failed and failed.error
        else holdfast.restored_content(plan, ready, failed.get('found') if failed else none) %}
    {% do entry.update({'rows_after': found.get('rows'), 'content_hash': found.get('hash'),
        'seconds': holdfast.seconds_since(started)}) %}
    {% set refusal = holdfast.refusal_of_restored(plan, found) %}
    {% if refusal %} {% do holdfast.log_end(verb, 'failed', entry) %} {{ return({'refusal': refusal}) }} {% endif %}
    {% do holdfast.log_end(verb, 'done', entry) %}
    {% set is_back = not plan.exists and plan.point.kind == 'backup' and table.sql == plan.source.sql %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': entry.seconds, 'faults': found.faults,
        'undo': holdfast.undo_command(plan, found.safety),
        'lost_rights': holdfast.lost_rights(table, plan.point) if is_back else []}) }}
{% endmacro %}

{#- What comes before a restore writes: {expected, safety, error}. `error` is why it cannot go on, or none. -#}
{% macro prepare_restore(plan) %}
    {% set failed = holdfast.try_steps(holdfast.rescue_steps(plan)) %}
    {% set expected = failed or holdfast.try_expected_fingerprint(plan) %}
    {% set error = expected.error or holdfast.contradiction_of_plan(plan, expected.rows) %}
    {% if error %} {{ return({'error': error}) }} {% endif %}
    {% set safety = holdfast.safety_point(plan) %}
    {{ return({'expected': expected, 'safety': safety, 'error': safety.refusal if safety else none}) }}
{% endmacro %}

{#- Why the rows that a restore would leave are not as many as its plan has counted, or none. The two come from
    different queries, so that neither is believed alone. Where something else has committed since, they may differ. -#}
{% macro contradiction_of_plan(plan, rows) %}
    {% set is_counted = plan.get('rows_after') is number and not plan.damage %}
    {% if not is_counted or rows | int == plan.rows_after or (plan.undo_version is not none
        and holdfast.current_version(plan.table) != plan.undo_version) %}
        {{ return(none) }}
    {% endif %}
    {{ return("its plan counts " ~ '{:,}'.format(plan.rows_after) ~ " rows afterwards, and its statements would leave "
        ~ '{:,}'.format(rows | int) ~ "; nothing was changed") }}
{% endmacro %}

{#- What a restore left: {rows, hash, expected, safety, faults, error (none)}.

    ready   see prepare_restore()
    row     what the check of the restore found; none where that is what was expected -#}
{% macro restored_content(plan, ready, row) %}
    {% set live = holdfast.reader(plan.table) %}
    {% set found = holdfast.fingerprint_of(row or ready.expected.row, holdfast.columns_of(live)) %}
    {{ return(dict(ready, rows=found.rows, hash=found.hash, faults=holdfast.period_faults(plan.table, live),
        error=none)) }}
{% endmacro %}

{#- Why what a restore left is not what was planned, in a sentence; or none. Then the table is set back.

    found   see restored_content(); or {error} -#}
{% macro refusal_of_restored(plan, found) %}
    {% set table, expected = plan.table, found.expected %}
    {% if found.error %} {{ return(holdfast.text_of_failed_restore(plan, found.error)) }} {% endif %}
    {% set between = holdfast.concurrent_commit(plan) %}
    {% if between and (found.hash != expected.hash or plan.mode == 'replace') %}
        {{ return("Something else wrote to " ~ table.name ~ " while it was restored (it went from version "
            ~ plan.undo_version ~ " to " ~ between ~ "); nothing was taken back. Stop what writes to it, look at "
            ~ holdfast.operation_command('time_travel', {'table': plan.source.name}) ~ ", and repeat the command: "
            ~ holdfast.restore_command(plan)) }}
    {% elif found.hash != expected.hash %}
        {{ return(table.name ~ " held " ~ found.rows ~ " rows after the restore and not the " ~ expected.rows
            ~ " that were planned (hash " ~ found.hash ~ " instead of " ~ expected.hash ~ "); "
            ~ (holdfast.set_back(plan, found.safety) if found.safety
            else "it was not there before: drop it, and restore it from another point.")) }}
    {% elif found.faults and plan.exists and plan.mode == 'merge' %}
        {{ return("After the restore, in " ~ table.name ~ " " ~ found.faults ~ "; "
            ~ holdfast.set_back(plan, found.safety)
            ~ " Restore beside it with into: NAME, or use mode: replace.") }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Set the table back, and return what became of that. -#}
{% macro set_back(plan, safety) %}
    {% set error = holdfast.roll_back(plan, safety) %}
    {{ return("it was set back to what it was before." if not error
        else "setting it back failed (" ~ error | string | trim | truncate(300, true, '...')
        ~ "). Remove the cause, then set it back: " ~ (holdfast.undo_command(plan, safety)
        or holdfast.operation_command('recovery_plan', {'table': plan.table.name}))) }}
{% endmacro %}

{#- An error of a restore with the command that brings the point beside the table. -#}
{% macro text_of_failed_restore(plan, error) %}
    {% set text = plan.table.name ~ " was not restored: " ~ error | string | trim | truncate(600, true, '...') %}
    {% set named = plan.point.kind in ['version', 'backup'] or plan.point.get('quarantined') %}
    {% if plan.table.sql != plan.source.sql or not plan.exists or not named or plan.get('command') %}
        {{ return(text) }}
    {% endif %}
    {% set beside = holdfast.restore_command(dict(plan, table=dict(plan.table, sql=none,
        identifier=plan.table.identifier ~ '_restored'))) %}
    {{ return(text ~ ("" if text.endswith('.') else ".") ~ " To restore it beside the table: " ~ beside) }}
{% endmacro %}
