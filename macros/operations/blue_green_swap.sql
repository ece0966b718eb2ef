{#- Give all new tables the names of the old ones. The log has an entry before the first rename. -#}
{% macro blue_green_swap(suffix=none, tables=none, dry_run=false, output="text") %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown("blue_green_swap", kwargs) %}
    {% do holdfast.choice("output", output, ["text", "json"]) %}
    {% set dry_run = holdfast.boolean("dry_run", dry_run) %}
    {% set deployment = holdfast.find_deployment(suffix, tables) %}
    {% do holdfast.require_deployment_verb(deployment, "swap") %}
    {% do holdfast.refuse_frozen("blue_green_swap", deployment.tables) if not dry_run %}
    {% set states, steps, late = holdfast.require_swap_states(deployment), [], {} %}
    {% for fact in states %}
        {% do holdfast.require_validated(deployment, fact.table, fact.names) if fact.state == 'ready' %}
        {% do steps.extend(holdfast.hold_steps(fact.names.new, holdfast.kept_history(fact.names.new)))
            if fact.state == 'ready' %}
        {% do steps.extend(holdfast.swap_deployment_steps(fact.names, fact.state)) %}
    {% endfor %}
    {% if not dry_run %}
        {% set is_new = steps or deployment.running %}
        {% do holdfast.log_deployment("swap", "started", deployment) if is_new %}
        {% for fact in states if fact.state == 'ready' %}
            {% do holdfast.copy_table_metadata(fact.names.live, fact.names.new) %}
        {% endfor %}
        {% do holdfast.run_steps(steps) %}
        {% do holdfast.require_swap_states(deployment) %}
        {% set late = holdfast.bring_late_rows(deployment, started) %}
        {% do holdfast.log_deployment("swap", "done", deployment, {"seconds": holdfast.seconds_since(started),
            "validated": deployment.validated}) if is_new or late %}
    {% endif %}
    {% set names, statements = deployment.tables | map(attribute="name") | list, holdfast.statements_of(steps) %}
    {% if output == "json" %}
        {% do print(tojson({"suffix": deployment.suffix, "dry_run": dry_run, "statements": statements,
            "tables": names, "late_rows": late})) %}
    {% else %}
        {% for name, rows in late.items() %}
            {% do print(name ~ ": " ~ holdfast.counted(rows, "row")
                ~ " that came while the names were swapped: merged into the new table.") %}
        {% endfor %}
        {% for statement in statements %} {% do print("  " ~ statement) %}
        {% endfor %}
        {% do print("Dry run: nothing was changed." if dry_run else ("Swapped" if steps else "Swapped already") ~ ": "
            ~ names | join(", ") ~ ". Keep: " ~ holdfast.deployment_command("finish", deployment.suffix) ~ ". Undo: "
            ~ holdfast.deployment_command("rollback", deployment.suffix)) %}
    {% endif %}
{% endmacro %}
