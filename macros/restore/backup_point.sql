{#- A backup of the table as a point: see try_find_backup(); or a folder, by its name: one in quarantine, or that of the
    table itself. -#}
{% macro backup_point(table, wanted, all_backups=none) %}
    {% set own = wanted == table.identifier %}
    {% for point in holdfast.quarantine_points(table, own) if point.set == wanted %} {{ return(point) }} {% endfor %}
    {{ return(holdfast.try_find_backup(table, wanted, all_backups)) }}
{% endmacro %}
