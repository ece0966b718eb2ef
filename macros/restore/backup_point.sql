{#- A backup of the table as a point: see try_find_backup(); or a folder in quarantine, by its name. -#}
{% macro backup_point(table, wanted, all_backups=none) %}
    {% for point in holdfast.quarantine_points(table) if point.set == wanted %} {{ return(point) }} {% endfor %}
    {{ return(holdfast.try_find_backup(table, wanted, all_backups)) }}
{% endmacro %}
