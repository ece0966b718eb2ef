{#- Do what rollback_plan() returned: merge, rename all tables, then drop each new one after a backup of it. -#}
{% macro execute_rollback(deployment, plan, started) %}
    {% set options = {"drop_new": plan.drop_new, "bring_rows": plan.bring_rows} %}
    {% do holdfast.log_deployment("rollback", "started", deployment, options) %}
    {% for merge in plan.merges %}
        {% do holdfast.execute_restore(merge, "blue_green_bring_along", started) %}
    {% endfor %}
    {% do holdfast.run_steps(plan.renames) %}
    {% for name, drop in plan.drops.items() %}
        {% do plan.backups.update(holdfast.backup_of_new_table(deployment, name, drop.new, false)) %}
        {% do holdfast.run_steps(drop.steps) %}
    {% endfor %}
    {% do holdfast.log_deployment("rollback", "done", deployment,
        {"drop_new": plan.drop_new, "seconds": holdfast.seconds_since(started)}) %}
{% endmacro %}
