{#- Return what brings a table back that does not exist: {what, command}, the best first: undrop, a backup, a version
    that can be read before damage; none when nothing remembers the table.

    records   the backups of the table -#}
{% macro way_back(table, records) %}
    {% set undrops = holdfast.undrop_paths(table) %}
    {% set copies = holdfast.without_safety_copies(records) | selectattr("complete") | list %}
    {% set good = copies | selectattr("good") | list %}
    {% if undrops %} {{ return({"what": undrops[0].point, "command": undrops[0].command}) }}
    {% elif good or copies %}
        {% set copy = (good or copies)[0] %}
        {{ return({"what": "backup " ~ copy.set ~ " with " ~ "{:,}".format(copy.rows or 0) ~ " rows",
            "command": holdfast.operation_command("restore_table",
            {"table": table.name, "backup": "latest" if good else copy.set})}) }}
    {% endif %}
    {% set damaged = holdfast.readable_before_damage(table) %}
    {{ return({"what": "version " ~ damaged.version ~ " with " ~ "{:,}".format(damaged.rows) ~ " rows",
        "command": holdfast.operation_command("restore_table", {"table": table.name, "version": damaged.version})}
        if damaged else none) }}
{% endmacro %}
