{#- All recovery paths of one table: {table, exists, reload, loss (see judge_table()), feeds (see dependents()), built
    (see built_since_loss()), ways (of its points, best first), other_ways}. -#}
{% macro recovery_paths(table, all_backups, pace) %}
    {% set there, paths = lakehouse.exists(table), [] %}
    {% set versions = lakehouse.versions_of(table, there) %}
    {% set verdict = lakehouse.judgement_of(table, there, all_backups) %}
    {% for point in lakehouse.recovery_points(table, there, all_backups, versions, verdict.point) %}
        {% set path = lakehouse.recovery_path(table, point, there) %}
        {% do paths.append(dict(path, seconds=lakehouse.seconds_for(path, point, pace))) %}
    {% endfor %}
    {% set feeds = lakehouse.dependents(table) %}
    {{ return({'table': table.name, 'exists': there, 'reload': table.reload, 'loss': verdict.loss, 'feeds': feeds,
        'built': lakehouse.built_since_loss(feeds, verdict.loss.since if verdict.loss else none),
        'ways': paths | sort(attribute='recovers', reverse=true), 'other_ways': lakehouse.closed_paths(table, versions)
        + lakehouse.undrop_paths(table) + lakehouse.project_recovery_paths(table)}) }}
{% endmacro %}
