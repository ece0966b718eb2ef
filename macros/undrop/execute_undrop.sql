{#- Execute an undrop, each phase checked by reading. Where nothing can be undropped, a sibling table is a point like
    any other. Returns {rows, hash, seconds, undo, lost_rights}, and rows_of_successor where a successor gave way.

    options   {mode, prefer, command} -#}
{% macro execute_undrop(plan, options, started) %}
    {% set table = plan.table %}
    {% if not holdfast.can_undrop(table) %}
        {% set restore = holdfast.plan_restore(table, plan.point, options.mode, options.prefer, plan.into) %}
        {{ return(holdfast.execute_restore(dict(restore, command=options.command), 'undrop_table', started)) }}
    {% endif %}
    {% set entry = {'table_name': table.name, 'from_point': plan.point.label, 'to_point': table.schema ~ '.'
        ~ plan.old.identifier, 'detail': options.command} %}
    {% do holdfast.log_verb('undrop_table', 'started', entry) %}
    {% set successor = holdfast.table_fingerprint(table) if plan.successor else none %}
    {% set brought_back = [] %}  {# its rows before it takes its place #}
    {% for phase in holdfast.undrop_phases(plan, successor) %}
        {% do brought_back.append(holdfast.table_fingerprint(plan.old)) if phase.name == 'set_aside'
            and not plan.first %}
        {% if phase.name == 'merge' %}
            {% do holdfast.merge_successor(plan.old, plan.kept if plan.first else table, options, started) %}
        {% else %}
            {% do holdfast.reject_lost_rows(plan, successor, holdfast.run_steps(phase.steps),
            options.command) %}
        {% endif %}
    {% endfor %}
    {% set back = table if plan.successor else plan.old %}
    {% set found = holdfast.table_fingerprint(back) %}
    {% set same = not brought_back or found.hash == brought_back[0].hash %}
    {% do entry.update({'rows_before': successor.rows if successor else none, 'rows_after': found.rows,
        'content_hash': found.hash, 'seconds': holdfast.seconds_since(started)}) %}
    {% do holdfast.log_end('undrop_table', 'done' if same else 'failed', entry) %}
    {% if not same %}
        {% do holdfast.fail(back.identifier ~ " holds " ~ found.rows ~ " rows and not the " ~ brought_back[0].rows
            ~ " that were brought back: something wrote to it meanwhile; look at "
            ~ holdfast.operation_command('time_travel', {'table': table.name}) ~ ".") %}
    {% endif %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'rows_of_successor': entry.rows_before, 'seconds': entry.seconds,
        'undo': holdfast.undo_undrop_sql(plan), 'lost_rights': holdfast.lost_rights(table) if not plan.into
        else []}) }}
{% endmacro %}
