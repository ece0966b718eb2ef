{#- Carry out a plan and prove it: the rows that are expected are read before, the table after. When they differ, the
    table goes back to what it was and the verb fails; but not when another commit came in between (not every writer
    takes the lock, and a warehouse has none), because going back would take its rows away. A damaged table first gives
    way to its sound files. Returns {rows, hash, seconds, faults, undo, lost_rights}. -#}
{% macro execute_restore(plan, verb, started) %}
    {% set table = plan.table %}
    {% set entry = {'table_name': table.name, 'from_point': plan.point.label, 'rows_before': plan.counts.rows_now,
        'to_point': table.schema ~ '.' ~ table.identifier, 'detail': lakehouse.restore_command(plan)} %}
    {% if plan.get('damage') %}
        {% do lakehouse.log_verb(verb, 'started', entry) %} {% do lakehouse.run_steps(lakehouse.rescue_steps(plan)) %}
    {% endif %}
    {% set expected = lakehouse.expected_fingerprint(plan) %}
    {% do lakehouse.log_verb(verb, 'started', entry) if not plan.get('damage') %}
    {% set safety = lakehouse.safety_point(plan) %}
    {% set failed = lakehouse.run_steps([] if plan.idle else lakehouse.restore_steps(plan, expected)) %}
    {% set found = lakehouse.fingerprint_of(failed.found if failed else expected.row,
        lakehouse.columns_of(lakehouse.reader(table))) %}
    {% do entry.update({'rows_after': found.rows, 'content_hash': found.hash,
        'seconds': lakehouse.seconds_since(started)}) %}
    {% set between = lakehouse.concurrent_commit(plan) %}
    {% if between and (found.hash != expected.hash or plan.mode == 'replace') %}
        {% do lakehouse.log_verb(verb, 'failed', entry) %}
        {% do lakehouse.fail("Something else wrote to " ~ table.name ~ " while it was restored (it went from version "
            ~ plan.undo_version ~ " to " ~ between ~ "); nothing was taken back. Stop what writes to it, look at "
            ~ lakehouse.operation_command('time_travel', {'table': plan.source.name}) ~ ", and repeat the command: "
            ~ entry.detail) %}
    {% elif found.hash != expected.hash %}
        {% do lakehouse.roll_back(plan, safety) %}
        {% do lakehouse.log_verb(verb, 'failed', entry) %}
        {% do lakehouse.fail(table.name ~ " held " ~ found.rows ~ " rows after the restore and not the " ~ expected.rows
            ~ " that were planned (hash " ~ found.hash ~ " instead of " ~ expected.hash ~ "); "
            ~ ("it was set back to what it was before." if safety
            else "it was not there before: drop it, and restore it from another point.")) %}
    {% endif %}
    {% set faults = lakehouse.period_faults(table, lakehouse.reader(table)) %}
    {% if faults and plan.exists and plan.mode == 'merge' %}
        {% do lakehouse.roll_back(plan, safety) %}
        {% do lakehouse.log_verb(verb, 'failed', entry) %}
        {% do lakehouse.fail("After the restore, in " ~ table.name ~ " " ~ faults ~ "; it was set back to what it was "
            ~ "before. Restore beside it with into: NAME, or use mode: replace.") %}
    {% endif %}
    {% do lakehouse.log_verb(verb, 'done', entry) %}
    {% set is_back = not plan.exists and plan.point.kind == 'backup' and table.sql == plan.source.sql %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'seconds': entry.seconds, 'faults': faults,
        'undo': lakehouse.undo_command(plan, safety),
        'lost_rights': lakehouse.lost_rights(table, plan.point) if is_back else []}) }}
{% endmacro %}
