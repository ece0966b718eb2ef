{#- Restore the protected tables. All plans are made and checked before the first table changes. A table that cannot be
    restored stops no other. -#}
{% macro restore_all(
    backup=none, timestamp=none, auto=false, tables=none, mode='merge', prefer='live', dry_run=false, output='text'
) %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('restore_all', kwargs) %}
    {% set options = holdfast.restore_options(mode, prefer, output) %}
    {% set dry_run, auto = holdfast.boolean('dry_run', dry_run), holdfast.boolean('auto', auto) %}
    {% if [backup, timestamp, auto or none] | reject('none') | list | length != 1 %}
        {% do holdfast.fail("restore_all needs either backup (a set's id, or latest), timestamp or auto: true; "
            ~ "dbt run-operation list_backups shows the sets.") %}
    {% endif %}
    {% do holdfast.reject_auto_replace(mode) if auto %}
    {% set unit = holdfast.good_set(backup) if backup is not none else none %}
    {% set scope, set_id = holdfast.restore_scope(unit, tables), unit.set_id if unit else none %}
    {% set planned = holdfast.plan_restores(scope.tables, auto, timestamp, set_id, options) %}
    {% if output == 'text' %}
        {% for remark in holdfast.remarks_on_newer_sets(unit) + scope.remarks
            + (planned.choices if auto else planned.untouched) %}
            {% do print(remark.text or remark.why) %}
        {% endfor %}
    {% endif %}
    {% set entry = {'detail': holdfast.operation_command('restore_all',
        {'backup': set_id, 'timestamp': timestamp, 'auto': auto or none, 'tables': tables, 'mode': mode,
        'prefer': prefer})} %}
    {% set lost_rights, restored = [], [] %}
    {% set answers = scope.remarks + planned.untouched + planned.failures %}
    {% set changes = planned.plans and not dry_run %}
    {% do holdfast.log_verb('restore_all', 'started', entry) if changes %}
    {% set pace, sizes = holdfast.pace_of_restores() if output == 'text' and changes else {}, [] %}
    {% for plan in planned.plans %}
        {% do sizes.append({'kind': plan.point.kind, 'rows_after': plan.rows_after}) %}
    {% endfor %}
    {% for plan in planned.plans %}
        {% set to_go = holdfast.seconds_to_go(sizes[loop.index0:], pace) %}
        {% do holdfast.print_progress(output, loop, plan.source.name, started, to_go) if changes %}
        {% do holdfast.print_plan(plan) if output == 'text' %}
        {% set done = holdfast.try_execute_restore(plan, 'restore_all', holdfast.now()) if changes else {} %}
        {% if done.refusal %}
            {% do print("Failed: " ~ done.refusal) if output == 'text' %}
            {% do planned.failures.append({'table': plan.source.name, 'point': plan.point.label,
                'why': done.refusal}) %}
            {% do answers.append(planned.failures[-1]) %}
        {% else %}
            {% do holdfast.print_done(plan, done) if changes and output == 'text' %}
            {% do lost_rights.extend((done.lost_rights or []) | reject('in', lost_rights) | list) %}
            {% do answers.append(dict(holdfast.plan_as_data(plan), **done)) %}
            {% do restored.append(plan.source.name) %}
        {% endif %}
    {% endfor %}
    {% do holdfast.log_end('restore_all', 'failed' if planned.failures else 'done', dict(entry,
        seconds=holdfast.seconds_since(started))) if changes %}
    {% if output == 'json' %} {% do print(tojson(answers)) %}
    {% elif dry_run %} {% do print("Dry run: nothing was changed.") %}
    {% elif restored or not planned.failures %}
        {% do print(holdfast.counted(restored | length, "table") ~ " restored and verified in "
            ~ holdfast.seconds_since(started) ~ " s.") %}
        {% do holdfast.print_lost_rights(lost_rights) %}
    {% endif %}
    {% do holdfast.fail_of_restore_all(planned.failures, restored, unit if tables is none else none, dry_run) %}
{% endmacro %}
