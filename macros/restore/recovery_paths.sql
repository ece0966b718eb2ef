{#- All recovery paths of one table: {table, exists, reload, ways (of its points, best first), other_ways}. -#}
{% macro recovery_paths(table, all_backups, pace) %}
    {% set there, paths = lakehouse.exists(table), [] %}
    {% for point in lakehouse.recovery_points(table, there, all_backups) %}
        {% set path = lakehouse.recovery_path(table, point, there) %}
        {% do paths.append(dict(path, seconds=lakehouse.seconds_for(path, point, pace))) %}
    {% endfor %}
    {{ return({'table': table.name, 'exists': there, 'reload': table.reload,
        'ways': paths | sort(attribute='recovers', reverse=true), 'other_ways': lakehouse.undrop_paths(table)
        + lakehouse.project_recovery_paths(table)}) }}
{% endmacro %}
