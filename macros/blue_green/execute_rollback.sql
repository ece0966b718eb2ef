{#- Do what rollback_plan() returned: merge, rename all tables, then drop each new one after a backup of it. -#}
{% macro execute_rollback(deployment, plan, started) %}
    {% set options = {"drop_new": plan.drop_new, "bring_rows": plan.bring_rows} %}
    {% do lakehouse.log_deployment("rollback", "started", deployment, options) %}
    {% for merge in plan.merges %}
        {% do lakehouse.execute_restore(merge, "blue_green_bring_along", started) %}
    {% endfor %}
    {% do lakehouse.run_steps(plan.renames) %}
    {% for name, drop in plan.drops.items() %}
        {% do plan.backups.update(lakehouse.backup_of_new_table(deployment, name, drop.new, false)) %}
        {% do lakehouse.run_steps(drop.steps) %}
    {% endfor %}
    {% do lakehouse.log_deployment("rollback", "done", deployment,
        {"drop_new": plan.drop_new, "seconds": lakehouse.seconds_since(started)}) %}
{% endmacro %}
