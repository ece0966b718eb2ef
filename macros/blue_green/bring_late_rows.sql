{#- Merge into each table that was swapped in what its old table got after it was validated: a commit between the check
    and the rename of its table. Returns {table: how many rows}. The stamps in `validated` of the deployment become
    those of the old tables whose rows the new ones have.

    started   when the verb started -#}
{% macro bring_late_rows(deployment, started) %}
    {% set command, late = holdfast.deployment_command("swap", deployment.suffix), {} %}
    {% for table in deployment.tables %}
        {% set names, passed = holdfast.deployment_names(table, deployment.suffix), deployment.validated[table.name] %}
        {% set stamp = holdfast.stamp_of_old(passed, names) %}
        {% set rows = holdfast.bring_rows(names.old, names.live, passed.old.version, stamp.version,
            "rows that came while the names were swapped", command, started) %}
        {% do late.update({table.name: rows}) if rows %}
        {% do passed.update({"old": stamp}) %}
    {% endfor %}
    {{ return(late) }}
{% endmacro %}

{#- Return the stamp of the old table of a swap. Refuse where another table has its name. -#}
{% macro stamp_of_old(passed, names) %}
    {% set stamp = holdfast.stamp(names.old) %}
    {% do holdfast.fail(names.old.identifier ~ " is not the table that the swap set aside, but another one of that "
        ~ "name; move it away, then repeat the command.") if stamp.id != passed.old.id %}
    {{ return(stamp) }}
{% endmacro %}
