{#- Check that every protected table has a verified backup that is not suspect, whole on disk, and either young or still
    exactly what the table holds: in summer nothing changes, and no backup is due. -#}
{% macro check_backups(facts) %}
    {% set problems, ages = [], [] %}
    {% set take_all = holdfast.operation_command("backup_all") %}
    {% for fact in facts if not fact.get("unbuilt") %}
        {% set name, good = fact.table.name, fact.good %}
        {% set damaged = fact.backups | selectattr("damage", "defined") | selectattr("damage") | list %}
        {% for record in damaged %}
            {% do problems.append(holdfast.problem("WARN" if good else "FAIL", "backup " ~ record.id ~ " is damaged: "
                ~ record.damage, holdfast.operation_command("backup_table", {"table": name}), name)) %}
        {% endfor %}
        {% if fact.get("hidden") %}
            {% do problems.append(holdfast.problem("FAIL", "whether " ~ name ~ " has a backup is not known: "
                ~ fact.hidden, none, name)) %}
        {% elif not good and not damaged %}
            {% set lacks = "backup" if not fact.backups else "verified backup that is not suspect" %}
            {% do problems.append(holdfast.problem("FAIL", name ~ " has no " ~ lacks, fact.path.command
                if fact.get("path") else take_all, name)) %}
        {% elif good and not fact.current %}
            {% do problems.append(holdfast.problem("FAIL", "the last good backup of " ~ name ~ " is "
                ~ holdfast.age_text(holdfast.time_from(good.taken_at)) ~ " old, and the table has changed since",
                take_all, name)) %}
        {% elif good %} {% do ages.append(good.taken_at) %}
        {% endif %}
    {% endfor %}
    {% set oldest = ", the oldest " ~ holdfast.age_text(holdfast.time_from(ages | min)) ~ " old" if ages else "" %}
    {{ return(holdfast.findings("backups", "each table has a verified backup" ~ oldest, problems)) }}
{% endmacro %}
