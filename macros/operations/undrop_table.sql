{#- Restore a dropped table, or a sibling table, with its history. -#}
{% macro undrop_table(
    table=none, dropped=none, standing=none, mode='merge', prefer='live', into=none, dry_run=false, output='text'
) %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('undrop_table', kwargs) %}
    {% set options = dict(holdfast.restore_options(mode, prefer, output), output=output, dropped=dropped,
        standing=standing, into=holdfast.optional_text('into', into), dry_run=holdfast.boolean('dry_run', dry_run)) %}
    {% set table = holdfast.find_table(table) %}
    {% do holdfast.fail("undrop_table takes either dropped or standing, not both.")
        if dropped is not none and standing is not none %}
    {% do options.update({'command': holdfast.undrop_command(table, options)}) %}
    {% set state = holdfast.unfinished_undrop(table, options.into) %}
    {% do holdfast.reject_undrop(table, state, options) %}
    {% if holdfast.resume_undrop(table, state, options, started) %} {{ return(none) }} {% endif %}
    {% set plan = holdfast.plan_undrop(table, state, options) %}
    {% set statements = holdfast.undrop_statements(plan) if holdfast.can_undrop(table) else [] %}
    {% do holdfast.print_undrop(plan, statements) if output == 'text' %}
    {% set answer = {'table': table.name, 'point': plan.point.label, 'statements': statements,
        'kept_as': plan.kept_as} %}
    {% if options.dry_run %}
        {% do answer.update({'dry_run': true}) %} {% do print("Dry run: nothing was changed.") if output == 'text' %}
    {% else %}
        {% set named = dict(options, command=holdfast.undrop_command(table, options, plan.point)) %}
        {% do answer.update(holdfast.execute_undrop(plan, named, started)) %}
        {% set replaced = holdfast.unmerged_successor(state, options) %}
        {% do answer.update(holdfast.merge_replaced_rows(table, replaced, options, started)) if replaced
            and not plan.successor %}
        {% do holdfast.print_undropped(plan, answer) if output == 'text' %}
    {% endif %}
    {% do print(tojson(answer)) if output == 'json' %}
{% endmacro %}
