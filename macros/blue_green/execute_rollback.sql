{#- Do what rollback_plan() returned: merge, rename all tables, then drop each new one after a backup of it. What a new
    table got after its rows were merged and before it lost its name is merged then. -#}
{% macro execute_rollback(deployment, plan, started) %}
    {% set options = {"drop_new": plan.drop_new, "bring_rows": plan.bring_rows, "seen": plan.seen} %}
    {% do holdfast.log_deployment("rollback", "started", deployment, options) %}
    {% for merge in plan.merges %}
        {% do holdfast.execute_restore(merge, "blue_green_bring_along", started) %}
    {% endfor %}
    {% for table in deployment.tables if table.name in plan.seen %}
        {% set names = holdfast.deployment_names(table, deployment.suffix) %}
        {% do holdfast.copy_table_metadata(names.live, names.old) if holdfast.exists(names.old) %}
    {% endfor %}
    {% do holdfast.run_steps(plan.renames) %}
    {% for table in deployment.tables if plan.bring_rows and table.name in plan.seen %}
        {% do holdfast.bring_rows_of_new(plan, table, started) %}
    {% endfor %}
    {% for name, drop in plan.drops.items() %}
        {% do plan.backups.update(holdfast.backup_of_new_table(deployment, name, drop.new, false)) %}
        {% do holdfast.run_steps(drop.steps) %}
    {% endfor %}
    {% do holdfast.log_deployment("rollback", "done", deployment,
        {"drop_new": plan.drop_new, "seconds": holdfast.seconds_since(started)}) %}
{% endmacro %}

{#- Merge into the old table what the new one got after it was counted, and add it to the plan. -#}
{% macro bring_rows_of_new(plan, table, started) %}
    {% set names = holdfast.deployment_names(table, plan.suffix) %}
    {% set rows = holdfast.bring_rows(names.new, names.live, plan.seen[table.name],
        holdfast.stamp(names.new).version, "rows since the swap",
        holdfast.deployment_command("rollback", plan.suffix, plan.drop_new), started) %}
    {% do plan.rows_since_swap.update({table.name: (plan.rows_since_swap.get(table.name) or 0) + rows}) if rows %}
{% endmacro %}
