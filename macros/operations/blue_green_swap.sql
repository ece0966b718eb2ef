{#- Give all new tables the names of the old ones, as one unit. The old tables stay as TABLE_before ~ suffix. Only
    what blue_green_validate passed is swapped, at the versions that it read or later ones that changed no row. The
    recovery log has an entry before the first rename: after a kill the same command completes the swap, and
    blue_green_rollback undoes it. Between the two renames of a table queries of it fail. -#}
{% macro blue_green_swap(suffix=none, tables=none, dry_run=false, output="text") %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown("blue_green_swap", kwargs) %}
    {% do lakehouse.choice("output", output, ["text", "json"]) %}
    {% set dry_run = lakehouse.boolean("dry_run", dry_run) %}
    {% set deployment = lakehouse.find_deployment(suffix, tables) %}
    {% do lakehouse.require_deployment_verb(deployment, "swap") %}
    {% do lakehouse.refuse_frozen("blue_green_swap", deployment.tables) if not dry_run %}
    {% set steps = [] %}
    {% for fact in lakehouse.require_swap_states(deployment) %}
        {% do lakehouse.require_validated(deployment, fact.table, fact.names) if fact.state == 'ready' %}
        {% do steps.extend(lakehouse.hold_steps(fact.names.new, lakehouse.kept_history(fact.names.new)))
            if fact.state == 'ready' %}
        {% do steps.extend(lakehouse.swap_deployment_steps(fact.names, fact.state)) %}
    {% endfor %}
    {% if not dry_run and (steps or deployment.running) %}
        {% do lakehouse.log_deployment("swap", "started", deployment) %}
        {% do lakehouse.run_steps(steps) %}
        {% do lakehouse.require_swap_states(deployment) %}
        {% do lakehouse.log_deployment("swap", "done", deployment, {"seconds": lakehouse.seconds_since(started)}) %}
    {% endif %}
    {% set names, statements = deployment.tables | map(attribute="name") | list, lakehouse.statements_of(steps) %}
    {% if output == "json" %}
        {% do print(tojson({"suffix": deployment.suffix, "dry_run": dry_run, "statements": statements,
            "tables": names})) %}
    {% else %}
        {% for statement in statements %} {% do print("  " ~ statement) %}
        {% endfor %}
        {% do print("Dry run: nothing was changed." if dry_run else ("Swapped" if steps else "Swapped already") ~ ": "
            ~ names | join(", ") ~ ". Keep: " ~ lakehouse.deployment_command("finish", deployment.suffix) ~ ". Undo: "
            ~ lakehouse.deployment_command("rollback", deployment.suffix)) %}
    {% endif %}
{% endmacro %}
