{#- Return what a rollback does:

      suffix, drop_new, bring_rows
      merges      plans that merge rows since the swap into the old tables; see plan_restore()
      renames     steps that give all old tables their names back
      drops       {table: {new, steps}}: the new table of each name and the steps that drop it; empty without drop_new
      backups     {table: backup}: what holds the new tables that were swapped in, as far as it is known before
      rows_since_swap   {table: how many rows were added or changed since the swap; none where that cannot be read}
      seen        {table: the version of the new table at which these were counted, now or before a kill}
      come_back   {table: how many keys that were deleted since the swap the old table still has}
      added_columns     {table: names of the columns that the old table gets with these rows}

    states   see require_swap_states() -#}
{% macro rollback_plan(deployment, states, drop_new, bring_rows, dry_run) %}
    {% set plan = {"suffix": deployment.suffix, "drop_new": drop_new, "bring_rows": bring_rows, "merges": [],
        "renames": [], "drops": {}, "backups": {}, "rows_since_swap": {},
        "seen": {}, "come_back": {}, "added_columns": {},
        "tables": deployment.tables | map(attribute="name") | list} %}
    {% set command = holdfast.deployment_command("rollback", deployment.suffix, drop_new, bring_rows) %}
    {% for fact in states %}
        {% set name, names = fact.table.name, fact.names %}
        {% if fact.state == "swapped" %}
            {% do holdfast.refuse_row_security(names.live, "old", "Lift it, roll back, then set it again.") %}
            {% do holdfast.plan_rows_since_swap(plan, deployment.validated[name].new.version, fact, command) %}
        {% elif name in deployment.seen and "new" in fact.existing %}
            {% do plan.seen.update({name: deployment.seen[name]}) %}
        {% endif %}
        {% do plan.renames.extend(holdfast.swap_back_steps(names, fact.state)) %}
        {% do plan.drops.update({name: {"new": names.new, "steps": holdfast.drop_deployment_steps(names.new)}})
            if drop_new %}
        {% if drop_new and dry_run %}
            {% set new = names.live if fact.state == "swapped" else names.new %}
            {% do plan.backups.update(holdfast.backup_of_new_table(deployment, name, new, true)) %}
        {% endif %}
    {% endfor %}
    {{ return(plan) }}
{% endmacro %}

{#- Add to a plan what one table got since the swap, and the merge that brings it into the old table. -#}
{% macro plan_rows_since_swap(plan, swapped_version, fact, command) %}
    {% set name, live, now = fact.table.name, fact.names.live, holdfast.stamp(fact.names.live).version %}
    {% set changed = (holdfast.count_changed_rows(live, swapped_version, now,
        "leave them in the new table with bring_rows: false") if plan.bring_rows
        else holdfast.count_changed_rows_if_readable(live, swapped_version, now)) %}
    {% do plan.rows_since_swap.update({name: changed}) if changed != 0 %}
    {% do plan.seen.update({name: now}) %}
    {% set back = holdfast.keys_that_come_back(live, swapped_version, now, holdfast.reader(fact.names.old)).number
        if changed is not none and holdfast.rows_changed_since(live, swapped_version, now) else 0 %}
    {% do plan.come_back.update({name: back}) if back %}
    {% if changed and plan.bring_rows %}
        {% do holdfast.plan_columns_since_swap(plan, name, fact.names.old, live) %}
        {% do plan.merges.append(holdfast.merge_changed_rows_plan(live, fact.names.old, swapped_version, now,
            "rows since the swap", command)) %}
    {% endif %}
{% endmacro %}

{#- Add to a plan the columns that an old table gets with the rows since the swap. Refuse where these rows would lose
    values: a column of the old table is gone, or its values may not fit. -#}
{% macro plan_columns_since_swap(plan, name, old, new) %}
    {% set columns = holdfast.match_columns(holdfast.columns_of(holdfast.reader(old)),
        holdfast.columns_of(holdfast.reader(new))) %}
    {% set lost, added = [], columns | rejectattr("in_live") | map(attribute="name") | list %}
    {% for column in columns if column.in_live %}
        {% if not column.in_point %} {% do lost.append(column.name ~ " (would be NULL in them)") %}
        {% elif not holdfast.fits_into(column.point_type, column.type) %}
            {% do lost.append(column.name ~ " (" ~ column.point_type ~ " into " ~ column.type ~ ")") %}
        {% endif %}
    {% endfor %}
    {% if lost %}
        {% do holdfast.fail(name ~ " got rows since the swap that do not fit into the old table: the new one lacks or "
            ~ "retyped " ~ lost | join(", ") ~ "; leave these rows in the new table: "
            ~ holdfast.deployment_command("rollback", plan.suffix, plan.drop_new, false)) %}
    {% endif %}
    {% do plan.added_columns.update({name: added}) if added %}
{% endmacro %}

{#- Return {table: the backup that holds exactly the rows of a new table that was swapped in}, taken when there is none.
    Empty when it never had the live name, so that no load can have written to it, or when it is gone already. -#}
{% macro backup_of_new_table(deployment, name, new, dry_run) %}
    {% if not deployment.swap or not holdfast.exists(new) %} {{ return({}) }} {% endif %}
    {{ return({name: holdfast.exact_backup(new, "safety", dry_run, holdfast.reason_of_rollback()).backup}) }}
{% endmacro %}
