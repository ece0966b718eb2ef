{#- Begin a migration on copies of tables, or merge into the copies what the tables got since. -#}
{% macro blue_green_begin(tables=none, suffix="_new", dry_run=false, output="text") %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown("blue_green_begin", kwargs) %}
    {% do holdfast.choice("output", output, ["text", "json"]) %}
    {% set dry_run = holdfast.boolean("dry_run", dry_run) %}
    {% set suffix = holdfast.suffix_argument(suffix) %}
    {% set deployment = holdfast.deployment_to_begin(tables, suffix, dry_run) %}
    {% set results = [] %}
    {% for table in deployment.tables %}
        {% do results.append(holdfast.begin_table(deployment, table, dry_run, started)) %}
    {% endfor %}
    {% do holdfast.log_deployment('begin', 'done', deployment, {'tables': deployment.tables}) if not dry_run %}
    {% if output == "json" %} {% do print(tojson({"suffix": suffix, "dry_run": dry_run, "tables": results})) %}
    {% else %}
        {% do holdfast.print_table(results, ["table", "new_table", "version", "rows", "what", "hash"]) %}
        {% do print("Dry run: nothing was changed." if dry_run else "Change the new tables now, then: "
            ~ holdfast.deployment_command("validate", suffix)) %}
    {% endif %}
{% endmacro %}
