{#- End a swapped deployment: drop the old tables. -#}
{% macro blue_green_finish(suffix=none, tables=none, dry_run=true, output="text") %}
    {% do holdfast.reject_unknown("blue_green_finish", kwargs) %}
    {% do holdfast.choice("output", output, ["text", "json"]) %}
    {% set dry_run = holdfast.boolean("dry_run", dry_run) %}
    {% set deployment = holdfast.find_deployment(suffix, tables) %}
    {% do holdfast.require_deployment_verb(deployment, "finish") %}
    {% do holdfast.refuse_frozen("blue_green_finish", deployment.tables) if not dry_run %}
    {% do holdfast.require_finishable(deployment) %}
    {% do holdfast.log_deployment('finish', 'started', deployment) if not dry_run %}
    {% set results = [] %}
    {% for table in deployment.tables %}
        {% do results.append(holdfast.finish_table(table, deployment, dry_run)) %}
    {% endfor %}
    {% do holdfast.log_deployment('finish', 'done', deployment) if not dry_run %}
    {% if output == "json" %}
        {% do print(tojson({"suffix": deployment.suffix, "dry_run": dry_run, "tables": results})) %}
    {% else %}
        {% do holdfast.print_table(results, ["table", "old_table", "rows", "backup"]) %}
        {% set unknown = results | rejectattr("backup") | map(attribute="old_table") | list %}
        {% do print(unknown | join(", ") ~ (" was" if unknown | length == 1 else " were")
            ~ " gone before, dropped by something else: no backup was taken.") if unknown %}
        {% do print("Dry run: nothing was changed; add dry_run: false to drop the old tables." if dry_run
            else "Finished: the old tables are dropped; the backups named above hold their rows.") %}
    {% endif %}
{% endmacro %}
