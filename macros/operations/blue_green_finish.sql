{#- End a deployment that was swapped: drop the old tables, each only after a verified backup that holds exactly its
    rows. A table whose rows no backup holds is backed up first. So is the new table, so that `latest` means it. -#}
{% macro blue_green_finish(suffix=none, tables=none, dry_run=true, output="text") %}
    {% do lakehouse.reject_unknown("blue_green_finish", kwargs) %}
    {% do lakehouse.choice("output", output, ["text", "json"]) %}
    {% set dry_run = lakehouse.boolean("dry_run", dry_run) %}
    {% set deployment = lakehouse.find_deployment(suffix, tables) %}
    {% do lakehouse.require_deployment_verb(deployment, "finish") %}
    {% do lakehouse.refuse_frozen("blue_green_finish", deployment.tables) if not dry_run %}
    {% do lakehouse.require_finishable(deployment) %}
    {% do lakehouse.log_deployment('finish', 'started', deployment) if not dry_run %}
    {% set results = [] %}
    {% for table in deployment.tables %}
        {% do results.append(lakehouse.finish_table(table, deployment.suffix, dry_run)) %}
    {% endfor %}
    {% do lakehouse.log_deployment('finish', 'done', deployment) if not dry_run %}
    {% if output == "json" %}
        {% do print(tojson({"suffix": deployment.suffix, "dry_run": dry_run, "tables": results})) %}
    {% else %}
        {% do lakehouse.print_table(results, ["table", "old_table", "rows", "backup"]) %}
        {% do print("Dry run: nothing was changed; add dry_run: false to drop the old tables." if dry_run
            else "Finished: the old tables are dropped; the backups named above hold their rows.") %}
    {% endif %}
{% endmacro %}
