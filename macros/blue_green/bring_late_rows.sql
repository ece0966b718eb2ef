{#- Merge into each table that was swapped in what its old table got after it was validated: a commit between the check
    and the rename of its table. Returns {table: how many rows}. The stamps in `validated` of the deployment become
    those of the old tables whose rows the new ones have.

    started   when the verb started -#}
{% macro bring_late_rows(deployment, started) %}
    {% set command, late = holdfast.deployment_command("swap", deployment.suffix), {} %}
    {% for table in deployment.tables %}
        {% set names = holdfast.deployment_names(table, deployment.suffix) %}
        {% set found = holdfast.late_rows(deployment, table, names) %}
        {% if found.rows %}
            {% set plan = holdfast.merge_changed_rows_plan(names.old, names.live, found.before, found.stamp.version,
                "rows that came while the names were swapped", command) %}
            {% do holdfast.execute_restore(plan, "blue_green_bring_along", started) %}
            {% do late.update({table.name: found.rows}) %}
        {% endif %}
        {% do deployment.validated[table.name].update({"old": found.stamp}) %}
    {% endfor %}
    {{ return(late) }}
{% endmacro %}

{#- Return {rows, before, stamp}: how many rows the old table of a swap got since version `before`, and its stamp. -#}
{% macro late_rows(deployment, table, names) %}
    {% set before, stamp = deployment.validated[table.name].old, holdfast.stamp(names.old) %}
    {% if stamp.id != before.id %}
        {% do holdfast.fail(names.old.identifier ~ " is not the table that the swap set aside, but another one of that "
            ~ "name; move it away, then repeat the command.") %}
    {% endif %}
    {% set rows = (holdfast.count_changed_rows(names.old, before.version, stamp.version)
        if holdfast.rows_changed_since(names.old, before.version, stamp.version) else 0) %}
    {{ return({"rows": rows, "before": before.version, "stamp": stamp}) }}
{% endmacro %}
