{#- Carry out an undrop, each phase checked by reading. Where nothing can be undropped, a sibling table is a point like
    any other. Returns {rows, hash, seconds, undo, lost_rights}, and rows_of_newcomer where a successor gave way.

    options   {mode, prefer, command} -#}
{% macro execute_undrop(plan, options, started) %}
    {% set table = plan.table %}
    {% if not lakehouse.can_undrop(table) %}
        {% set restore = lakehouse.plan_restore(table, plan.point, options.mode, options.prefer, plan.into) %}
        {{ return(lakehouse.execute_restore(dict(restore, command=options.command), 'undrop_table', started)) }}
    {% endif %}
    {% set entry = {'table_name': table.name, 'from_point': plan.point.label, 'to_point': table.schema ~ '.'
        ~ plan.old.identifier, 'detail': options.command} %}
    {% do lakehouse.log_verb('undrop_table', 'started', entry) %}
    {% set successor = lakehouse.table_fingerprint(table) if plan.successor else none %}
    {% set brought_back = [] %}  {# its rows before it takes its place #}
    {% for phase in lakehouse.undrop_phases(plan, successor) %}
        {% do brought_back.append(lakehouse.table_fingerprint(plan.old)) if phase.name == 'set_aside'
            and not plan.first %}
        {% if phase.name == 'merge' %}
            {% do lakehouse.merge_successor(plan.old, plan.kept if plan.first else table, options, started) %}
        {% else %} {% do lakehouse.reject_lost_rows(plan, successor, lakehouse.run_steps(phase.steps)) %}
        {% endif %}
    {% endfor %}
    {% set back = table if plan.successor else plan.old %}
    {% set found = lakehouse.table_fingerprint(back) %}
    {% set same = not brought_back or found.hash == brought_back[0].hash %}
    {% do entry.update({'rows_before': successor.rows if successor else none, 'rows_after': found.rows,
        'content_hash': found.hash, 'seconds': lakehouse.seconds_since(started)}) %}
    {% do lakehouse.log_verb('undrop_table', 'done' if same else 'failed', entry) %}
    {% if not same %}
        {% do lakehouse.fail(back.identifier ~ " holds " ~ found.rows ~ " rows and not the " ~ brought_back[0].rows
            ~ " that were brought back: something wrote to it meanwhile; look at "
            ~ lakehouse.operation_command('time_travel', {'table': table.name}) ~ ".") %}
    {% endif %}
    {{ return({'rows': found.rows, 'hash': found.hash, 'rows_of_newcomer': entry.rows_before, 'seconds': entry.seconds,
        'undo': lakehouse.undo_undrop_sql(plan), 'lost_rights': lakehouse.lost_rights(table) if not plan.into
        else []}) }}
{% endmacro %}
