{#- Execute a plan and prove it: the rows that are expected are read before, the table after. When they differ, the
    table goes back to what it was and the verb fails; but not when another commit came in between (not every writer
    takes the lock, and a warehouse has none), because going back would take its rows away. A damaged table first gives
    way to its sound files. Returns {rows, hash, seconds, faults, undo, lost_rights}. -#}
{% macro execute_restore(plan, verb, started) %}
    {% set table = plan.table %}
    {% set entry = {'table_name': table.name, 'from_point': plan.point.label, 'rows_before': plan.counts.rows_now,
        'to_point': table.schema ~ '.' ~ table.identifier, 'detail': holdfast.restore_command(plan)} %}
    {% if plan.get('damage') %}
        {% do holdfast.log_verb(verb, 'started', entry) %} {% do holdfast.run_steps(holdfast.rescue_steps(plan)) %}
    {% endif %}
    {% set expected = holdfast.expected_fingerprint(plan) %}
    {% do holdfast.log_verb(verb, 'started', entry) if not plan.get('damage') %}
    {% set safety = holdfast.safety_point(plan) %}
    {% set failed = holdfast.run_steps([] if plan.idle else holdfast.restore_steps(plan, expected)) %}
    {% set found = holdfast.fingerprint_of(failed.found if failed else expected.row,
        holdfast.columns_of(holdfast.reader(table))) %}
    {% do entry.update({'rows_after': found.rows, 'content_hash': found.hash,
        'seconds': holdfast.seconds_since(started)}) %}
    {% set between = holdfast.concurrent_commit(plan) %}
    {% if between and (found.hash != expected.hash or plan.mode == 'replace') %}
        {% do holdfast.log_verb(verb, 'failed', entry) %}
        {% do holdfast.fail("Something else wrote to " ~ table.name ~ " while it was restored (it went from version "
            ~ plan.undo_version ~ " to " ~ between ~ "); nothing was taken back. Stop what writes to it, look at "
            ~ holdfast.operation_command('time_travel', {'table': plan.source.name}) ~ ", and repeat the command: "
            ~ entry.detail) %}
    {% elif found.hash != expected.hash %}
        {% do holdfast.roll_back(plan, safety) %}
        {% do holdfast.log_verb(verb, 'failed', entry) %}
        {% do holdfast.fail(table.name ~ " held " ~ found.rows ~ " rows after the restore and not the " ~ expected.rows
            ~ " that were planned (hash " ~ found.hash ~ " instead of " ~ expected.hash ~ "); "
            ~ ("it was set back to what it was before." if safety
            else "it was not there before: drop it, and restore it from another point.")) %}
    {% endif %}
    {% set faults = holdfast.period_faults(table, holdfast.reader(table)) %}
    {% if faults and plan.exists and plan.mode == 'merge' %}
        {% do holdfast.roll_back(plan, safety) %}
        {% do holdfast.log_verb(verb, 'failed', entry) %}
        {% do holdfast.fail("After the restore, in " ~ table.name ~ " " ~ faults ~ "; it was set back to what it was "
            ~ "before. Restore beside it with into: NAME, or use mode: replace.") %}
    {% endif %}
    {% do holdfast.log_verb(verb, 'done', entry) %}
    {% set is_back = not plan.exists and plan.point.kind == 'backup' and table.sql == plan.source.sql %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': entry.seconds, 'faults': faults,
        'undo': holdfast.undo_command(plan, safety),
        'lost_rights': holdfast.lost_rights(table, plan.point) if is_back else []}) }}
{% endmacro %}
