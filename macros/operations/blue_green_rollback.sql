{#- Undo a swap, finished or interrupted. -#}
{% macro blue_green_rollback(suffix=none, tables=none, drop_new=false, bring_rows=true, dry_run=false, output="text") %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown("blue_green_rollback", kwargs) %}
    {% do holdfast.choice("output", output, ["text", "json"]) %}
    {% set dry_run = holdfast.boolean("dry_run", dry_run) %}
    {% set bring_rows = holdfast.boolean("bring_rows", bring_rows) %}
    {% set deployment = holdfast.find_deployment(suffix, tables) %}
    {% set drop_new = holdfast.boolean("drop_new", drop_new) or deployment.drop_new %}
    {% do holdfast.require_deployment_verb(deployment, "rollback", drop_new) %}
    {% do holdfast.refuse_frozen("blue_green_rollback with drop_new", deployment.tables) if drop_new and not dry_run %}
    {% set states = holdfast.require_swap_states(deployment, drop_new) %}
    {% set plan = holdfast.rollback_plan(deployment, states, drop_new, bring_rows and deployment.bring_rows,
        dry_run) %}
    {% set statements = holdfast.statements_of(plan.renames) %}
    {% for drop in plan.drops.values() %} {% do statements.extend(holdfast.statements_of(drop.steps)) %} {% endfor %}
    {% do holdfast.execute_rollback(deployment, plan, started) if not dry_run %}
    {% if output == "json" %}
        {% do print(tojson({"suffix": plan.suffix, "dry_run": dry_run, "drop_new": drop_new, "statements": statements,
            "rows_since_swap": plan.rows_since_swap, "brought": plan.bring_rows, "added_columns": plan.added_columns,
            "keys_that_come_back": plan.come_back,
            "backups": plan.backups, "tables": plan.tables})) %}
    {% else %} {% do holdfast.print_rollback(plan, statements, dry_run) %}
    {% endif %}
{% endmacro %}
