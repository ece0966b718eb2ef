{#- Bring a dropped table back, with its history, grants and tags, and keep what has landed since in the table that
    took its name. Also a sibling table: what an interrupted dbt left under another name, or an earlier undrop.
    Killed on the way: the same command goes on from there. The table that had the name meanwhile is kept as
    X__replaced_<time>. A dropped table cannot be read before it is back, so its rows are counted then. The exit
    code is 0 only if the table was read afterwards. -#}
{% macro undrop_table(
    table=none, dropped=none, standing=none, mode='merge', prefer='live', into=none, dry_run=false, output='text'
) %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('undrop_table', kwargs) %}
    {% set options = dict(lakehouse.restore_options(mode, prefer, output), output=output, dropped=dropped,
        standing=standing, into=lakehouse.optional_text('into', into), dry_run=lakehouse.boolean('dry_run', dry_run)) %}
    {% set table = lakehouse.find_table(table) %}
    {% if dropped is not none and standing is not none %}
        {% do lakehouse.fail("undrop_table takes either dropped or standing, not both.") %}
    {% endif %}
    {% do options.update({'command': lakehouse.undrop_command(table, options)}) %}
    {% set state = lakehouse.unfinished_undrop(table, options.into) %}
    {% do lakehouse.reject_undrop(table, state, options) %}
    {% if lakehouse.resume_undrop(table, state, options, started) %} {{ return(none) }} {% endif %}
    {% set plan = lakehouse.plan_undrop(table, state, options) %}
    {% set statements = lakehouse.undrop_statements(plan) if lakehouse.can_undrop(table) else [] %}
    {% do lakehouse.print_undrop(plan, statements) if output == 'text' %}
    {% set answer = {'table': table.name, 'point': plan.point.label, 'statements': statements,
        'kept_as': plan.kept_as} %}
    {% if options.dry_run %}
        {% do answer.update({'dry_run': true}) %} {% do print("Dry run: nothing was changed.") if output == 'text' %}
    {% else %}
        {% set named = dict(options, command=lakehouse.undrop_command(table, options, plan.point)) %}
        {% do answer.update(lakehouse.execute_undrop(plan, named, started)) %}
        {% set replaced = lakehouse.unmerged_successor(state, options) %}
        {% do answer.update(lakehouse.merge_replaced_rows(table, replaced, options, started)) if replaced
            and not plan.successor %}
        {% do lakehouse.print_undropped(plan, answer) if output == 'text' %}
    {% endif %}
    {% do print(tojson(answer)) if output == 'json' %}
{% endmacro %}
