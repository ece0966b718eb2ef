{#- All recovery paths of one table: {table, exists, reload, damage (see damage()), loss (see judge_table()), log_damage
    (see damaged_log()), feeds (see dependents()), built (see built_since_loss()), paths (of its points, best first;
    files that no readable version lists come last), other_paths, compares_values}.

    values   whether rows with other values are counted, see recovery_path() -#}
{% macro recovery_paths(table, all_backups, pace, values) %}
    {% set there, damage, paths = holdfast.exists(table), holdfast.damage(table), [] %}
    {% set live = holdfast.sound_side(table, there, damage) %}
    {% set versions = holdfast.versions_of(table, there) %}
    {% set verdict = holdfast.judgement_of(table, there and not damage, all_backups) %}
    {% for point in holdfast.recovery_points(table, there, all_backups, versions, verdict.point,
        behind=(verdict.loss or {}).get('gone_back'), values=values) %}
        {% set path = holdfast.recovery_path(table, point, live, damage, values,
            lost=(verdict.loss or {}).get('columns')) %}
        {% do paths.append(dict(path, seconds=holdfast.seconds_for(path, point, pace))) %}
    {% endfor %}
    {% set feeds = holdfast.dependents(table) %}
    {% set paths = holdfast.best_first(paths, 'recovers') %}
    {{ return({'table': table.name, 'exists': there, 'reload': table.reload, 'damage': damage, 'loss': verdict.loss,
        'feeds': feeds,
        'built': holdfast.built_since_loss(feeds, verdict.loss.since if verdict.loss else none),
        'log_damage': holdfast.damaged_log(table) if not there else none,
        'paths': paths, 'compares_values': values, 'other_paths': holdfast.closed_paths(table, versions)
        + holdfast.undrop_paths(table) + holdfast.adoption_paths(table, all_backups)
        + holdfast.project_recovery_paths(table)}) }}
{% endmacro %}
