{#- Do what rollback_plan() returned: merge, rename all tables, then drop each new one after a backup of it. What a new
    table got after its rows were merged and before it lost its name is merged then. -#}
{% macro execute_rollback(deployment, plan, started) %}
    {% set options = {"drop_new": plan.drop_new, "bring_rows": plan.bring_rows} %}
    {% do holdfast.log_deployment("rollback", "started", deployment, options) %}
    {% for merge in plan.merges %}
        {% do holdfast.execute_restore(merge, "blue_green_bring_along", started) %}
    {% endfor %}
    {% for table in deployment.tables if table.name in plan.seen %}
        {% set names = holdfast.deployment_names(table, deployment.suffix) %}
        {% do holdfast.copy_table_metadata(names.live, names.old) %}
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

{% macro bring_rows_of_new(plan, table, started) %}
    {% set names, before = holdfast.deployment_names(table, plan.suffix), plan.seen[table.name] %}
    {% set now = holdfast.stamp(names.new).version %}
    {% set rows = (holdfast.count_changed_rows(names.new, before, now)
        if holdfast.rows_changed_since(names.new, before, now) else 0) %}
    {% if rows %}
        {% set command = holdfast.deployment_command("rollback", plan.suffix, plan.drop_new) %}
        {% set late = holdfast.merge_changed_rows_plan(names.new, names.live, before, now, "rows since the swap",
            command) %}
        {% do holdfast.execute_restore(late, "blue_green_bring_along", started) %}
        {% do plan.rows_since_swap.update({table.name: (plan.rows_since_swap.get(table.name) or 0) + rows}) %}
    {% endif %}
{% endmacro %}
