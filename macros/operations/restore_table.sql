{#- Restore a table, and verify it by hash. -#}
{% macro restore_table(
    table=none, version=none, timestamp=none, backup=none, auto=false, mode='merge', prefer='live', into=none,
    dry_run=false, output='text'
) %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('restore_table', kwargs) %}
    {% set options = holdfast.restore_options(mode, prefer, output) %}
    {% set dry_run = holdfast.boolean('dry_run', dry_run) %}
    {% set table = holdfast.find_table(table) %}
    {% do holdfast.reject_taken_name(table, into) if into is not none %}
    {% set best = {'point': none, 'why': none} %}
    {% if holdfast.boolean('auto', auto) %}
        {% do holdfast.reject_auto_with(mode, [version, timestamp, backup]) %}
        {% set best = holdfast.unless_refused(holdfast.try_best_point(table, holdfast.backups())) %}
        {% do holdfast.unless_refused(best.point or {}) %}
        {% do print("auto: " ~ best.why ~ ("" if best.point else "; the table is left alone")) if output == 'text' %}
        {% if not best.point %}
            {% do print(tojson({'table': table.name, 'point': none, 'why': best.why})) if output == 'json' %}
            {{ return(none) }}
        {% endif %}
    {% endif %}
    {% set point = best.point
        or holdfast.unless_refused(holdfast.try_find_point(table, version, timestamp, backup)) %}
    {% set plan = holdfast.unless_refused(holdfast.with_command(holdfast.try_plan_restore(table, point, options.mode,
        options.prefer, into), best.get('command'))) %}
    {% do holdfast.print_plan(plan) if output == 'text' %}
    {% set done = {'dry_run': true} if dry_run else holdfast.execute_restore(plan, 'restore_table', started) %}
    {% if output == 'json' %}
        {% do print(tojson(dict(holdfast.plan_as_data(plan),
            **dict(done, **({'why': best.why} if best.why else {}))))) %}
    {% elif dry_run %} {% do print("Dry run: nothing was changed.") %}
    {% else %} {% do holdfast.print_done(plan, done) %} {% do holdfast.print_lost_rights(done.lost_rights) %}
    {% endif %}
{% endmacro %}
