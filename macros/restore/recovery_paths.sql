{#- All recovery paths of one table: {table, exists, reload, damage (see damage()), loss (see judge_table()), feeds (see
    dependents()), built (see built_since_loss()), ways (of its points, best first), other_ways}. -#}
{% macro recovery_paths(table, all_backups, pace) %}
    {% set there, damage, paths = lakehouse.exists(table), lakehouse.damage(table), [] %}
    {% set live = lakehouse.live_side(table, damage) %}
    {% set versions = lakehouse.versions_of(table, there) %}
    {% set verdict = lakehouse.judgement_of(table, there and not damage, all_backups) %}
    {% for point in lakehouse.recovery_points(table, there, all_backups, versions, verdict.point) %}
        {% set path = lakehouse.recovery_path(table, point, live, damage is not none) %}
        {% do paths.append(dict(path, seconds=lakehouse.seconds_for(path, point, pace))) %}
    {% endfor %}
    {% set feeds = lakehouse.dependents(table) %}
    {{ return({'table': table.name, 'exists': there, 'reload': table.reload, 'damage': damage, 'loss': verdict.loss,
        'feeds': feeds,
        'built': lakehouse.built_since_loss(feeds, verdict.loss.since if verdict.loss else none),
        'ways': paths | sort(attribute='recovers', reverse=true), 'other_ways': lakehouse.closed_paths(table, versions)
        + lakehouse.undrop_paths(table) + lakehouse.adoption_paths(table, all_backups)
        + lakehouse.project_recovery_paths(table)}) }}
{% endmacro %}
